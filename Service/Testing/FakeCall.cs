using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Testing;

/// <summary>A call as a service sees it, for tests of a service object without a host.</summary>
/// <example><code>var user = await new UserService(store).GetUserStats(request, new FakeCall { Deadline = noon }.Context);</code></example>
public sealed class FakeCall
{
    private readonly Call _call;

    /// <summary>Makes a call without a deadline, headers or cancellation.</summary>
    public FakeCall() => _call = new Call(this);

    /// <summary>The gRPC name of the operation. Default <c>/test.Service/Operation</c>.</summary>
    public string Method { get; init; } = "/test.Service/Operation";

    /// <summary>Who calls, as gRPC writes it. Default <c>ipv4:127.0.0.1:50000</c>.</summary>
    public string Peer { get; init; } = "ipv4:127.0.0.1:50000";

    /// <summary>When the call's deadline is, in UTC. Default <see cref="DateTime.MaxValue"/>: none.</summary>
    public DateTime Deadline { get; init; } = DateTime.MaxValue;

    /// <summary>Cancelled when the caller goes. Default: never.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What the caller sent before its requests. Default: nothing.</summary>
    public Metadata RequestHeaders { get; init; } = [];

    /// <summary>What the service sent before its responses; <see langword="null"/> when it did not.</summary>
    public Metadata? ResponseHeaders { get; private set; }

    /// <summary>What the service sends after its responses.</summary>
    public Metadata ResponseTrailers { get; } = [];

    /// <summary>The call as a contract's methods take it.</summary>
    public CallContext Context => new(this, _call);

    private sealed class Call(FakeCall call) : ServerCallContext
    {
        protected override string MethodCore => call.Method;

        protected override string HostCore => "127.0.0.1";

        protected override string PeerCore => call.Peer;

        protected override DateTime DeadlineCore => call.Deadline;

        protected override Metadata RequestHeadersCore => call.RequestHeaders;

        protected override CancellationToken CancellationTokenCore => call.CancellationToken;

        protected override Metadata ResponseTrailersCore => call.ResponseTrailers;

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new(null, []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options)
            => throw new NotSupportedException("A fake call has no propagation token: pass its deadline and its token on instead.");

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
        {
            if (call.ResponseHeaders is not null)
                throw new InvalidOperationException("The response headers were sent before; gRPC sends them once.");
            call.ResponseHeaders = responseHeaders;
            return Task.CompletedTask;
        }
    }
}
