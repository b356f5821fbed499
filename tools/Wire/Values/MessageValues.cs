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
        0 => message.New(),
        1 => Zeros(message),
        _ => new MessageValues(new Draw(seed, message.Name, index)).Message(message.Type, 0),
    };

    private static object Zeros(WireMessage message)
    {
        var value = message.New();
        foreach (var member in message.Members.Where(member => member.IsNullable))
            member.Set(value, MessageTypes.IsMessage(member.ItemTypes[0])
                ? WireMessage.Of(member.ItemTypes[0]).New()
                : ScalarValues.Zero(member.ItemTypes[0]));
        return value;
    }

    private object Message(Type type, int depth)
    {
        _messages--;
        var message = WireMessage.Of(type);
        var value = message.New();
        foreach (var member in message.Members)
            if (member.IsSingle)
                Single(value, member, depth);
            else if (Count(member, depth) is > 0 and var count)
                member.Set(value, Items(member, count, depth));
        return value;
    }

    private void Single(object message, WireMember member, int depth)
    {
        var isMessage = MessageTypes.IsMessage(member.ItemTypes[0]);
        if (isMessage && IsDeepEnough(depth))
            return;
        // towards the greatest depth one way is enough
        if (member.IsNullable && _draw.OnceIn(isMessage && _depth == GreatestDepth ? 10 : 3))
            return;
        member.Set(message, Value(member.ItemTypes[0], depth));
    }

    private object Items(WireMember member, int count, int depth)
    {
        var items = new List<object>();
        for (var at = 0; at < count; at++)
            items.Add(member.IsMap
                ? Activator.CreateInstance(
                    typeof(KeyValuePair<,>).MakeGenericType([.. member.ItemTypes]),
                    _scalars.Next(member.ItemTypes[0]),
                    Value(member.ItemTypes[1], depth))!
                : Value(member.ItemTypes[0], depth));
        return CollectionBuilder.Build(member, items);
    }

    private object Value(Type type, int depth) => MessageTypes.IsMessage(type) ? Message(type, depth + 1) : _scalars.Next(type);

    private int Count(WireMember member, int depth)
    {
        if (MessageTypes.IsMessage(member.ItemTypes[^1]))
            return IsDeepEnough(depth) ? 0 : _draw.Below(_depth == GreatestDepth ? 2 : 4);
        if (depth == 0 && _draw.OnceIn(100))
            return LongList;
        return _draw.OnceIn(3) ? 0 : _draw.Below(5);
    }

    private bool IsDeepEnough(int depth) => depth >= _depth || _messages <= 0;
}
