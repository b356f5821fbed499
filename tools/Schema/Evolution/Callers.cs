namespace CodeFirst.Schema.Evolution;

/// <summary>Whom a change breaks.</summary>
[Flags]
public enum Callers
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Programs that send and read the binary encoding, built against the baseline and still running.</summary>
    Binary = 1,

    /// <summary>Programs that send and read protobuf's JSON encoding.</summary>
    Json = 2,

    /// <summary>Source code written against types generated from the baseline: it no longer compiles when they are generated again.</summary>
    Source = 4,

    /// <summary>All of them.</summary>
    All = Binary | Json | Source,
}
