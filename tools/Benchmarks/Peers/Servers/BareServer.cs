using CodeFirst.Marshalling;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>This project's marshallers under protobuf-net.Grpc's hosting: what is left of <see cref="CodeFirstServer"/> without its defaults.</summary>
internal static class BareServer
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<CodeFirstBenchService>();
        builder.Services.AddSingleton(CodecMarshallerFactory.Configuration);
        builder.Services.AddCodeFirstGrpc();
        var app = builder.Build();
        app.MapGrpcService<CodeFirstBenchService>();
        return app;
    }
}
