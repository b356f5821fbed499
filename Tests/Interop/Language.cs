namespace CodeFirst.Tests.Interop;

/// <summary>What another team writes in.</summary>
public enum Language
{
    /// <summary>CPython with grpcio.</summary>
    Python,

    /// <summary>Go with grpc-go.</summary>
    Go,
}
