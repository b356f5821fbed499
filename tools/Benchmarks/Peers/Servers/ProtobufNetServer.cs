using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>protobuf-net.Grpc as its readme sets it up.</summary>
internal static class ProtobufNetServer
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<CodeFirstBenchService>();
        builder.Services.AddCodeFirstGrpc();
        var app = builder.Build();
        app.MapGrpcService<CodeFirstBenchService>();
        return app;
    }
}
