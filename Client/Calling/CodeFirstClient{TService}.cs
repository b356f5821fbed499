using Grpc.Net.Client;

namespace CodeFirst.Client;

/// <summary>A client of one contract, made by <see cref="CodeFirstClient"/>. It may be used by many threads at once.</summary>
/// <typeparam name="TService">The contract.</typeparam>
public sealed class CodeFirstClient<TService> : IDisposable
    where TService : class
{
    private readonly GrpcChannel? _channel;

    internal CodeFirstClient(TService service, GrpcChannel? channel)
    {
        Service = service;
        _channel = channel;
    }

    /// <summary>The contract's operations, each a call of the service.</summary>
    public TService Service { get; }

    /// <summary>
    /// Closes the channel the client made for itself, which ends calls in flight with CANCELLED. A channel given to it stays open.
    /// </summary>
    public void Dispose() => _channel?.Dispose();
}
