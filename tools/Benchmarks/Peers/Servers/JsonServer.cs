using System.IO.Compression;
using CodeFirst.Benchmarks.Contract;
using CodeFirst.Benchmarks.Peers.Users;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>REST with source-generated System.Text.Json and a source-generated minimal API.</summary>
internal static class JsonServer
{
    public static WebApplication BuildHttp1(WebApplicationBuilder builder) => Build(builder, HttpProtocols.Http1);

    public static WebApplication BuildHttp2(WebApplicationBuilder builder) => Build(builder, HttpProtocols.Http2);

    private static WebApplication Build(WebApplicationBuilder builder, HttpProtocols protocols)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, PeerJson.Default));
        var compresses = builder.Configuration.GetValue("Compression", false);
        if (compresses)
            builder.Services.AddResponseCompression().Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        var app = builder.Build();
        if (compresses)
            app.UseResponseCompression();
        app.MapGet("/users/{id:int}", (int id, IUserSource users) => users.FindAsync(id));
        app.MapGet("/users", (int count) => new UserBatch { Users = FixedUsers.First(count) });
        if (builder.Configuration["Users:Sqlite"] is { } file)
            app.MapGet("/export", () => Results.Json(SqliteDocument.ReadAsync(file), DocumentJson.Default.IAsyncEnumerableUser));
        return app;
    }
}
