namespace CodeFirst.Wire;

/// <summary>How the values of one message fared.</summary>
internal sealed class MessageResult(string message)
{
    private readonly List<ValueFailure> _failures = [];

    /// <summary>The full protobuf name.</summary>
    public string Message { get; } = message;

    public int Values { get; private set; }

    /// <summary>How many facts were stated about the values, and agreed on.</summary>
    public long Facts { get; private set; }

    /// <summary>How many values carried fields of a newer contract.</summary>
    public int Newer { get; private set; }

    /// <summary>The bytes that came back, in all.</summary>
    public long Bytes { get; private set; }

    public IReadOnlyList<ValueFailure> Failures => _failures;

    public void Count(int facts, int bytes, bool newer, ValueFailure? failure)
    {
        Values++;
        Facts += failure is null ? facts : 0;
        Bytes += bytes;
        Newer += newer ? 1 : 0;
        if (failure is not null)
            _failures.Add(failure);
    }
}

/// <summary>A value that did not come back as it went.</summary>
/// <param name="Message">The full protobuf name of its message.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Value">Its index.</param>
/// <param name="Difference">Where, and what both sides have, as a sentence.</param>
internal sealed record ValueFailure(string Message, int Seed, int Value, string Difference);
