using System.Runtime.CompilerServices;
using CodeFirst.Hosting;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;

namespace CodeFirst.Service.Users;

/// <summary>The application as the program and the tests run it.</summary>
internal static class UsersApplication
{
    private const string DefaultAuthority = "127.0.0.1:50051";

    public static WebApplication Build(params string[] args) => Build(_ => { }, args);

    /// <param name="configure">Runs last, so that a test can put its own in place of a service.</param>
    /// <param name="args">The command line: configuration as <c>--Section:Key=value</c>.</param>
    public static WebApplication Build(Action<WebApplicationBuilder> configure, params string[] args)
    {
        var settings = new WebApplicationOptions
        {
            // appsettings.json lies beside the program, wherever it is started from; a database there must not wake a file watcher
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
        };
        // what the slim one leaves out, assemblies that are loaded at the start for example, a native program could not do
        var builder = RuntimeFeature.IsDynamicCodeSupported ? WebApplication.CreateBuilder(settings) : WebApplication.CreateSlimBuilder(settings);
        builder.WebHost.UseKestrelHttpsConfiguration();
        var byDefault = builder.Configuration[$"{TlsOptions.Section}:{nameof(TlsOptions.Certificate)}"] is null
            ? $"http://{DefaultAuthority}"
            : $"https://{DefaultAuthority}";
        WebEndpoint.Add(builder.Configuration, byDefault);
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(byDefault);

        builder.Services.AddSingleton<UserChanges>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddUserStorage(builder.Configuration);
        builder.Services.AddSingleton<UserService>();
        builder.Services.AddCodeFirst();
        builder.Services.Configure<FailureOptions>(failures => failures.Answer<StorageUnavailableException>(_ => UserFailures.StoreUnavailable()));
        configure(builder);

        var app = builder.Build();
        app.MapCodeFirst<UserService>();
        app.MapContractPage();
        return app;
    }
}
