namespace CodeFirst.Hosting;

/// <summary>Who may read the schema of a running service by server reflection.</summary>
public enum ReflectionAccess
{
    /// <summary>
    /// Callers whose connection ends at a loopback address, a Unix socket or a named pipe of this machine. A proxy on this machine
    /// is such a caller, and so is everyone behind it.
    /// </summary>
    OnLoopback = 0,

    /// <summary>Every caller.</summary>
    Always = 1,

    /// <summary>Nobody.</summary>
    Never = 2,
}
