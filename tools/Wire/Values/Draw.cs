namespace CodeFirst.Wire.Values;

/// <summary>The dice of one value: the same seed, message and index always fall the same way.</summary>
internal sealed class Draw
{
    private readonly Random _random;

    public Draw(int seed, string message, int index)
    {
        // FNV-1a, since string.GetHashCode differs from run to run
        var hash = 2_166_136_261u;
        foreach (var part in $"{seed}/{message}/{index}")
            hash = (hash ^ part) * 16_777_619u;
        _random = new Random((int)hash);
    }

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OnceIn(int times) => _random.Next(times) == 0;

    public int Below(int limit) => _random.Next(limit);

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>: half the time an end, zero or a power of two and its
    /// neighbours, where varints change their length and types end; else of any length in bits.</summary>
    public Int128 Number(Int128 least, Int128 most)
    {
        Int128 number = Below(8) switch
        {
            0 => least,
            1 => most,
            2 => 0,
            3 => (Int128.One << Below(65)) + Below(3) - 1,
            4 => -(Int128.One << Below(65)) + Below(3) - 1,
            _ => AnyLength(),
        };
        return Int128.Clamp(number, least, most);
    }

    private Int128 AnyLength()
    {
        var number = (Int128)(ulong)_random.NextInt64() & ((Int128.One << Below(65)) - 1);
        return OnceIn(2) ? number : -number;
    }
}
