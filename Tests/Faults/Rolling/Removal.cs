namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>How a replica goes before another takes its place.</summary>
internal enum Removal
{
    /// <summary>SIGTERM, as an orchestrator stops it.</summary>
    Stop,

    /// <summary><c>kill -9</c>.</summary>
    Kill,
}
