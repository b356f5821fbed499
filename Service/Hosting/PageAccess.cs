namespace CodeFirst.Hosting;

/// <summary>Who may open the contract page of a running service.</summary>
public enum PageAccess
{
    /// <summary>
    /// Callers whose connection ends at a loopback address of this machine and who ask for it by a loopback name: a page of another site that
    /// has its own name point here is refused, and so is a proxy that passes its own name on.
    /// </summary>
    OnLoopback = 0,

    /// <summary>Everyone who reaches the endpoint.</summary>
    Always = 1,

    /// <summary>Nobody.</summary>
    Never = 2,
}
