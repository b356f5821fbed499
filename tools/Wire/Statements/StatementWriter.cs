using System.Collections;
using System.Text;
using CodeFirst.Schema.Types;
using CodeFirst.Wire.Contracts;

namespace CodeFirst.Wire.Statements;

/// <summary>States a C# value from its types alone.</summary>
/// <param name="exact">
/// For comparing C# with C#: signalling NaNs stay what they are, which the arithmetic of Python and Go cannot promise, nor Go where a map
/// holds them; and a set's elements stand in order, since it has none.
/// </param>
/// <param name="hasCodec">Whether the value's bytes are a codec's, which writes every zero that is not all bits zero.</param>
internal sealed class StatementWriter(bool exact, bool hasCodec)
{
    private readonly List<Fact> _facts = [];

    public static Statement Of(WireMessage message, object value, bool exact = false)
    {
        var writer = new StatementWriter(exact, message.Root.HasCodec);
        writer.Message("", message.Root.PathTo(value.GetType()), value);
        return new Statement(writer._facts);
    }

    /// <summary>The message's own members, and among them the field of the subtype that the value is.</summary>
    private void Message(string prefix, IEnumerable<WireMessage> path, object value)
    {
        var (members, subtype) = (path.First().Members, path.Skip(1).FirstOrDefault());
        var before = subtype is null
            ? members.Count
            : members.Count(member => string.CompareOrdinal(member.Key, WireMember.KeyOf(subtype.FieldName)) < 0);
        Members(prefix, members.Take(before), value);
        if (subtype is null)
            return;
        Add(prefix + subtype.FieldName, "{}");
        Message($"{prefix}{subtype.FieldName}.", path.Skip(1), value);
        Members(prefix, members.Skip(before), value);
    }

    private void Members(string prefix, IEnumerable<WireMember> members, object message)
    {
        foreach (var member in members)
            Member(prefix + member.Name, member, member.Get(message));
    }

    private void Member(string path, WireMember member, object? value)
    {
        if (member.IsMap)
            Map(path, member, value);
        else if (!member.IsSingle)
            List(path, member, value);
        else
            Single(path, member, Written(member, value));
    }

    private void Single(string path, WireMember member, object? value)
    {
        if (value is not null && !member.IsNullable && !member.HasSurrogate && IsUnsent(member, value, out var unsent))
            Unsent(path, unsent);
        else if (value is not null)
            Value(path, value, member, exact);
    }

    private bool IsUnsent(WireMember member, object value, out string? unsent)
    {
        unsent = null;
        return (hasCodec ? !UnsentZero.HasBits(value) : !member.IsRequired) && UnsentZero.IsZero(value, out unsent);
    }

    private void List(string path, WireMember member, object? value)
    {
        List<object> items = value is null or not IEnumerable ? [] : [.. ((IEnumerable)value).Cast<object>().Select(item => Written(member, item)!)];
        if (exact && IsSet(member.Type))
            items = [.. items.OrderBy(item => ScalarText.Of(item, member.Format, exact), StringComparer.Ordinal)];
        Add(path, $"[{items.Count}]");
        for (var at = 0; at < items.Count; at++)
            Value($"{path}[{at}]", items[at], member, exact);
    }

    private void Map(string path, WireMember member, object? value)
    {
        var entries = Entries(value)
            .Select(entry => (Key: ScalarText.Of(entry.Key, default, exact)!, entry.Value))
            .OrderBy(entry => entry.Key, ByBytes)
            .ToList();
        Add(path, $"[{entries.Count}]");
        for (var at = 0; at < entries.Count; at++)
        {
            Add($"{path}[{at}].key", entries[at].Key);
            Value($"{path}[{at}].value", MapValue(member, entries[at].Value), member, exact: false);
        }
    }

    private object MapValue(WireMember member, object value) =>
        member.HasSurrogate ? Surrogates.Convert(value)! : hasCodec ? value : UnsentZero.WithoutSign(value);

    private void Value(string path, object value, WireMember member, bool exact)
    {
        if (ScalarText.Of(value, member.Format, exact) is { } text)
        {
            Add(path, text);
            return;
        }

        Add(path, "{}");
        if (value is ProtoBuf.WellKnownTypes.Empty)
            return;
        if (WellKnownTime.Of(value) is not { } time)
        {
            Message($"{path}.", WireMessage.Of(member.WrittenType).Root.PathTo(value.GetType()), value);
            return;
        }

        Add($"{path}.nanos", ScalarText.Of(time.Nanos)!);
        Add($"{path}.seconds", ScalarText.Of(time.Seconds)!);
    }

    private static object? Written(WireMember member, object? value) => member.HasSurrogate ? Surrogates.Convert(value) : value;

    private void Unsent(string path, string? text)
    {
        if (text is not null)
            Add(path, text);
    }

    private void Add(string path, string text) => _facts.Add(new Fact(path, text));

    private static IEnumerable<(object Key, object Value)> Entries(object? map)
    {
        foreach (var entry in (IEnumerable?)map ?? Array.Empty<object>())
        {
            var type = entry.GetType();
            yield return (type.GetProperty("Key")!.GetValue(entry)!, type.GetProperty("Value")!.GetValue(entry)!);
        }
    }

    private static bool IsSet(Type type) => type.IsGenericType && type.Name.Contains("Set`", StringComparison.Ordinal);

    // UTF-8, as Python and Go order it
    private static readonly IComparer<string> ByBytes =
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));
}
