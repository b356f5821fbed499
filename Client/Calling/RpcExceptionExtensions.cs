using Grpc.Core;

namespace CodeFirst.Client;

/// <summary>Reads what a failed call says.</summary>
public static class RpcExceptionExtensions
{
    /// <summary>The status, the sentence, the details and the origin of a failure.</summary>
    /// <param name="failed">What the call threw.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failed"/> is <see langword="null"/>.</exception>
    public static CallFailure Failure(this RpcException failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return new CallFailure(failed);
    }
}
