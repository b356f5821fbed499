using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>Puts a gate before each operation; what all of them share.</summary>
internal sealed class Admission(
    IOptions<LimitOptions> options, MessageSizes sizes, CallerRate rate, PoolDelay delay, TimeProvider time)
{
    public Places Calls { get; } = new(options.Value.MaxCalls);

    public Places Streams { get; } = new(options.Value.MaxStreams);

    public MessageSizes Sizes => sizes;

    public CallerRate Rate => rate;

    public PoolDelay Delay => delay;

    public TimeProvider Time => time;

    public void Convention(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is not { } served || endpoint.RequestDelegate is not { } serve)
            return;
        var gate = new OperationGate(served.Method, this, options.Value);
        endpoint.RequestDelegate = call => gate.RunAsync(call, serve);
    }
}
