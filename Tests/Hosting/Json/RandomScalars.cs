namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Random values of what is no message, the awkward ones among them.</summary>
internal sealed class RandomScalars(Random random)
{
    private static readonly string[] Texts = ["", "a", "grün", "😀", "\"\\\u0001\u2028", "0"];
    private static readonly double[] Reals = [0, 1, -1.5, 1e300, 5e-324, 16777216, 0.1, 1e16, 123456789012];

    public string Text() => Texts[random.Next(Texts.Length)];

    public double FiniteReal() => Reals[random.Next(Reals.Length)];

    public long Number() => random.Next(3) switch
    {
        0 => random.Next(-2, 3),
        1 => random.Next(2) == 0 ? long.MinValue : long.MaxValue,
        _ => random.NextInt64() >> random.Next(64),
    };

    public double Real() => random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        _ => FiniteReal(),
    };

    public int Nanos() => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(1000) * 1_000_000,
        2 => random.Next(1_000_000) * 1_000,
        _ => random.Next(1_000_000_000),
    };

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
