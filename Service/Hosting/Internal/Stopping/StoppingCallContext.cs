using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>A call whose token is also cancelled when the host stops.</summary>
internal sealed class StoppingCallContext : ServerCallContext
{
    // the key under which Grpc.AspNetCore looks for the HttpContext of a context that is not its own
    private const string HttpContextKey = "__HttpContext";

    private readonly ServerCallContext _call;
    private readonly CancellationToken _token;

    public StoppingCallContext(ServerCallContext call, HttpContext http, CancellationToken token)
    {
        _call = call;
        _token = token;
        call.UserState[HttpContextKey] = http;
    }

    protected override string MethodCore => _call.Method;

    protected override string HostCore => _call.Host;

    protected override string PeerCore => _call.Peer;

    protected override DateTime DeadlineCore => _call.Deadline;

    protected override Metadata RequestHeadersCore => _call.RequestHeaders;

    protected override CancellationToken CancellationTokenCore => _token;

    protected override Metadata ResponseTrailersCore => _call.ResponseTrailers;

    protected override IDictionary<object, object> UserStateCore => _call.UserState;

    protected override Status StatusCore
    {
        get => _call.Status;
        set => _call.Status = value;
    }

    protected override WriteOptions? WriteOptionsCore
    {
        get => _call.WriteOptions;
        set => _call.WriteOptions = value;
    }

    protected override AuthContext AuthContextCore => _call.AuthContext;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        _call.CreatePropagationToken(options);

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => _call.WriteResponseHeadersAsync(responseHeaders);
}
