namespace CodeFirst.Wire;

/// <summary>Which values to send.</summary>
internal sealed record WireOptions
{
    /// <summary>What the dice start from: the same seed gives the same values. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many values of each message. Default: 1000.</summary>
    public int Values { get; init; } = 1_000;

    /// <summary>Only this message, by its full protobuf name. Default: all.</summary>
    public string? Message { get; init; }

    /// <summary>Only the value with this index, from 0. Default: all.</summary>
    public int? Value { get; init; }

    public IEnumerable<int> Indexes => Value is { } only ? [only] : Enumerable.Range(0, Values);
}
