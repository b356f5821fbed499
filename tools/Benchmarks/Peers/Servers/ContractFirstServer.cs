using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>Grpc.AspNetCore and Google.Protobuf, generated from the exported <c>bench.proto</c>: what teams write by hand.</summary>
internal static class ContractFirstServer
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<ContractFirstBenchService>();
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<ContractFirstBenchService>();
        return app;
    }
}
