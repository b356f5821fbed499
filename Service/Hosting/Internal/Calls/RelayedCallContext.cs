using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>A call as gRPC has it, for a service that is to see something else of it.</summary>
/// <param name="http">The request that carries it.</param>
internal abstract class RelayedCallContext(HttpContext http) : ServerCallContext
{
    // the key under which Grpc.AspNetCore looks for the HttpContext of a context that is not its own
    private const string HttpContextKey = "__HttpContext";

    public HttpContext Http => http;

    /// <summary>gRPC's.</summary>
    public ServerCallContext Call { get; set; } = null!;

    protected override string MethodCore => Call.Method;

    protected override string HostCore => Call.Host;

    protected override string PeerCore => Call.Peer;

    protected override DateTime DeadlineCore => Call.Deadline;

    protected override Metadata RequestHeadersCore => Call.RequestHeaders;

    protected override Metadata ResponseTrailersCore => Call.ResponseTrailers;

    protected override IDictionary<object, object> UserStateCore
    {
        get
        {
            var state = Call.UserState;
            state[HttpContextKey] = http;
            return state;
        }
    }

    protected override Status StatusCore
    {
        get => Call.Status;
        set => Call.Status = value;
    }

    protected override WriteOptions? WriteOptionsCore
    {
        get => Call.WriteOptions;
        set => Call.WriteOptions = value;
    }

    protected override AuthContext AuthContextCore => Call.AuthContext;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        Call.CreatePropagationToken(options);

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Call.WriteResponseHeadersAsync(responseHeaders);
}
