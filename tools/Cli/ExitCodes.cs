namespace CodeFirst.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>It could not run, or the contract was refused.</summary>
    public const int Failed = 1;

    /// <summary>The file on disk is not what the contract says.</summary>
    public const int Stale = 2;

    /// <summary>Something breaks callers of the baseline.</summary>
    public const int Breaking = 2;

    /// <summary>A value did not come back from other languages as it went.</summary>
    public const int Unequal = 2;
}
