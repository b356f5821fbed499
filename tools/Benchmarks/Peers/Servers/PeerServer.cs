using CodeFirst.Benchmarks.Peers.Users;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>Serves one peer. All have the same host and the same users; only what carries the calls differs.</summary>
internal static class PeerServer
{
    public static async Task<int> RunAsync(string peer, string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // at Information every peer would mostly measure its console
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddUsers(builder.Configuration);
        if (ServerOf(peer) is not { } map)
            return Usage.Say();
        await using var app = map(builder);
        await app.StartAsync();
        Console.WriteLine($"Listening {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static Func<WebApplicationBuilder, WebApplication>? ServerOf(string peer) => peer switch
    {
        "codefirst" => CodeFirstServer.Build,
        "codefirst-bare" => BareServer.Build,
        "protobuf-net" => ProtobufNetServer.Build,
        "contract-first" => ContractFirstServer.Build,
        "json-http1" => JsonServer.BuildHttp1,
        "json-http2" => JsonServer.BuildHttp2,
        _ => null,
    };
}
