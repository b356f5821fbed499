using System.Buffers.Binary;
using System.Text;

namespace CodeFirst.Wire.Statements;

/// <summary>One fact of a value: where, and what. A field that is not present has no fact.</summary>
/// <param name="Path">For example <c>Stats.UserId</c>, <c>Lines[0].key</c>, <c>PlacedAt.seconds</c>.</param>
/// <param name="Text">
/// A number in decimal; a float by its bits; bytes in hexadecimal; <c>{}</c> for a message that is present; <c>[3]</c> for a list or map.
/// </param>
internal readonly record struct Fact(string Path, string Text);

/// <summary>
/// What a value says, field by field. C# states it from its own types, each peer from what it read with its generated code: equal
/// statements mean that all read the same, and no one's bytes vouch for themselves.
/// </summary>
internal sealed record Statement(IReadOnlyList<Fact> Facts)
{
    /// <summary>Every fact as two texts, each led by its length in bytes as a little-endian u32.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        foreach (var fact in Facts)
        {
            Write(bytes, fact.Path);
            Write(bytes, fact.Text);
        }

        return bytes.ToArray();
    }

    /// <summary>The first difference from what <paramref name="other"/> says, as a sentence, or <see langword="null"/>.</summary>
    public string? Difference(Statement other)
    {
        for (var at = 0; at < Math.Max(Facts.Count, other.Facts.Count); at++)
        {
            var (mine, theirs) = (Facts.ElementAtOrDefault(at), other.Facts.ElementAtOrDefault(at));
            if (mine == theirs)
                continue;
            if (mine.Path == theirs.Path)
                return $"{mine.Path}: C# wrote {Quote(mine.Text)}, C# read back {Quote(theirs.Text)}";
            return theirs.Path is null || (mine.Path is not null && other.Facts.All(fact => fact.Path != mine.Path))
                ? $"{mine.Path}: C# wrote {Quote(mine.Text)}, C# read back nothing"
                : $"{theirs.Path}: C# wrote nothing, C# read back {Quote(theirs.Text)}";
        }

        return null;
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text.Length > 200 ? $"{text[..200]}..." : text);

    private static void Write(MemoryStream bytes, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var utf8 = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
        bytes.Write(length);
        bytes.Write(utf8);
    }
}
