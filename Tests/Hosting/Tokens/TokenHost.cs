using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>A vault that asks for tokens, on a real socket, by a clock of the test's.</summary>
internal sealed class TokenHost : IAsyncDisposable
{
    public static readonly Words Hello = new() { Text = "hello" };

    private readonly TemporaryFolder _folder = new();
    private readonly List<CodeFirstClient<IVault>> _clients = [];
    private CodeFirstHost? _host;

    public TokenIssuer Issuer { get; } = TokenIssuer.Curve("one");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public CollectedLog Log { get; } = new();

    public Vault Vault { get; set; } = new();

    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["CodeFirst:Tokens:Issuer"] = TokenIssuer.Name,
        ["CodeFirst:Tokens:Audience"] = TokenIssuer.Audience,
    };

    public string KeyFile => _folder.PathTo("keys");

    public string Url { get; set; } = "http://127.0.0.1:0";

    public CodeFirstHost Host => _host!;

    public DateTimeOffset InAnHour => Time.GetUtcNow().AddHours(1);

    /// <summary>Starts with a file of the issuer's key, unless another is arranged.</summary>
    public static async Task<TokenHost> StartAsync(
        Action<TokenHost>? arrange = null, Action<WebApplicationBuilder>? configure = null, Action<IEndpointConventionBuilder>? map = null)
    {
        var host = new TokenHost();
        try
        {
            host.WriteKeys(TokenIssuer.Jwks(host.Issuer));
            arrange?.Invoke(host);
            host._host = await CodeFirstHost.StartAsync(
                application =>
                {
                    var vault = application.MapCodeFirst<Vault>();
                    map?.Invoke(vault);
                    application.MapCodeFirst<Echo>();
                },
                builder =>
                {
                    builder.Logging.AddProvider(host.Log);
                    builder.Services.AddSingleton<TimeProvider>(host.Time);
                    builder.Services.AddSingleton(host.Vault);
                    foreach (var (key, value) in host.Settings)
                        builder.Configuration[key] = value;
                    configure?.Invoke(builder);
                },
                url: host.Url);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public void WriteKeys(string content)
    {
        File.WriteAllText(KeyFile, content);
        Settings["CodeFirst:Tokens:Keys"] = KeyFile;
    }

    /// <summary>A caller with this token, or with none.</summary>
    public IVault Caller(string? token)
    {
        var client = CodeFirstClient.Create<IVault>(_host!.Address, options =>
        {
            options.MaxAttempts = 1;
            options.AllowTokenOverPlaintext = true;
            if (token is not null)
                options.TokenSource = _ => ValueTask.FromResult(new BearerToken(token));
        });
        _clients.Add(client);
        return client.Service;
    }

    /// <summary>A caller with a token that is right but for these claims.</summary>
    public IVault CallerWith(params ReadOnlySpan<(string Name, object? Value)> change) => Caller(Issuer.Issue(InAnHour, change));

    /// <summary>Why a call with this token was refused.</summary>
    public Task<RpcException> RefusalAsync(string? token) => FailureAsync(async () => await Caller(token).Read(Hello));

    public static async Task<RpcException> FailureAsync(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(() => call()))!;

    /// <summary>How a call ended.</summary>
    public static async Task<StatusCode> StatusAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException failed)
        {
            return failed.StatusCode;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
    }
}
