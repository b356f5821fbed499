using CodeFirst.Hosting;

namespace Acme_Starter.Service;

/// <summary>The application as the program and the tests run it.</summary>
internal static class StarterApplication
{
    /// <param name="args">The command line: configuration as <c>--Section:Key=value</c>, for example <c>--urls=http://127.0.0.1:50051</c>.</param>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = args });
        builder.Services.AddSingleton<IItemStore, MemoryItemStore>();
        builder.Services.AddCodeFirst();

        var app = builder.Build();
        app.MapCodeFirst<StarterService>();
        return app;
    }
}
