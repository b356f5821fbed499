using CodeFirst.Schema.Types;
using CodeFirst.Wire.Contracts;

namespace CodeFirst.Wire.Values;

/// <summary>
/// Random messages of any contract, from the members that protobuf-net writes. The first value of a message is a new one, the second
/// holds zero wherever C# tells zero from nothing.
/// </summary>
internal sealed class MessageValues
{
    private const int UsualDepth = 4;
    private const int GreatestDepth = 60;
    private const int UsualMessages = 30;
    private const int MostMessages = 100;
    private const int LongList = 1_000;

    private readonly Draw _draw;
    private readonly ScalarValues _scalars;
    private readonly int _depth;
    private int _messages;

    private MessageValues(Draw draw)
    {
        _draw = draw;
        _scalars = new ScalarValues(draw);
        (_depth, _messages) = draw.OnceIn(50) ? (GreatestDepth, MostMessages) : (UsualDepth, UsualMessages);
    }

    public static object Create(WireMessage message, int seed, int index) => index switch
    {
        0 => message.Concrete[0].New(),
        1 => Zeros(message),
        _ => new MessageValues(new Draw(seed, message.Name, index)).Message(message, 0),
    };

    private static object Zeros(WireMessage message)
    {
        var value = message.Concrete[0].New();
        foreach (var member in Members(message, value).Where(member => member.IsNullable))
            member.Set(value, Zero(member));
        return value;
    }

    private static object? Zero(WireMember member)
    {
        var zero = member.HoldsMessages
            ? WireMessage.Of(member.WrittenType).Concrete[0].New()
            : ScalarValues.Zero(member.WrittenType);
        return member.HasSurrogate ? Surrogates.ConvertBack(member.ItemTypes[0], zero) : zero;
    }

    private object Message(WireMessage message, int depth)
    {
        _messages--;
        var value = (message.Concrete is [var only] ? only : _draw.OneOf(message.Concrete)).New();
        foreach (var member in Members(message, value))
            if (member.IsSingle)
                Single(value, member, depth);
            else if (Count(member, depth) is > 0 and var count)
                member.Set(value, Items(member, count, depth));
        return value;
    }

    private static IEnumerable<WireMember> Members(WireMessage message, object value) =>
        message.Root.PathTo(value.GetType()).SelectMany(level => level.Members);

    private void Single(object message, WireMember member, int depth)
    {
        if (member.HoldsMessages && IsDeepEnough(depth))
            return;
        // towards the greatest depth one way is enough
        if (member.IsNullable && _draw.OnceIn(member.HoldsMessages && _depth == GreatestDepth ? 10 : 3))
            return;
        if (Value(member, depth) is { } value)
            member.Set(message, value);
    }

    private object Items(WireMember member, int count, int depth)
    {
        var items = new List<object>();
        for (var at = 0; at < count; at++)
        {
            var key = member.IsMap ? _scalars.Next(member.ItemTypes[0]) : null;
            if (Value(member, depth) is { } value)
                items.Add(key is null
                    ? value
                    : Activator.CreateInstance(typeof(KeyValuePair<,>).MakeGenericType([.. member.ItemTypes]), key, value)!);
        }

        return CollectionBuilder.Build(member, items);
    }

    /// <summary>A value; <see langword="null"/> where a conversion refuses the surrogate's.</summary>
    private object? Value(WireMember member, int depth)
    {
        var written = member.HoldsMessages ? Message(WireMessage.Of(member.WrittenType), depth + 1) : _scalars.Next(member.WrittenType);
        return member.HasSurrogate ? Surrogates.ConvertBack(member.ItemTypes[^1], written) : written;
    }

    private int Count(WireMember member, int depth)
    {
        if (member.HoldsMessages)
            return IsDeepEnough(depth) ? 0 : _draw.Below(_depth == GreatestDepth ? 2 : 4);
        if (depth == 0 && _draw.OnceIn(100))
            return LongList;
        return _draw.OnceIn(3) ? 0 : _draw.Below(5);
    }

    private bool IsDeepEnough(int depth) => depth >= _depth || _messages <= 0;
}
