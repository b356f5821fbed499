using CodeFirst.Hosting;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>This project's hosting, with all its defaults.</summary>
internal static class CodeFirstServer
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CodeFirstBenchService>();
        builder.Services.AddCodeFirst();
        var app = builder.Build();
        app.MapCodeFirst<CodeFirstBenchService>();
        return app;
    }
}
