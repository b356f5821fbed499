namespace CodeFirst.Hosting;

/// <summary>What <c>grpc.health.v1</c> answers besides each contract's own name, and how a health check says what it concerns.</summary>
/// <remarks>
/// A check tagged with the gRPC name of a mapped service concerns that service, and of several tags each; one without such a tag concerns
/// them all. The service <c>""</c> is all checks together: whether this server is ready.
/// </remarks>
public static class CodeFirstHealth
{
    /// <summary>
    /// The service to ask whether the process should be started anew: <c>liveness</c>. It serves until the process ends, whatever its
    /// database does and while it is stopping, unless a check with <see cref="LiveTag"/> fails.
    /// </summary>
    public const string Liveness = "liveness";

    /// <summary>The tag of checks that only a new process mends: <c>live</c>.</summary>
    public const string LiveTag = "live";
}
