using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using CodeFirst.Tests.Hosting.Tokens;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>A call that the page makes has the token that was typed, ends when the page is gone, and holds no more than it may.</summary>
[TestFixture]
internal sealed class PageCallTests
{
    private const string Call = """{"method":"/user.UserService/GetUserStats"}""";
    private const string Ask = """{"message":{"userId":42}}""";

    [Test]
    public async Task A_token_is_metadata_that_is_typed()
    {
        var issuer = TokenIssuer.Curve();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("keys.pem"), issuer.Pem);
        await using var host = await PageHost.StartAsync(
            $"--CodeFirst:Tokens:Keys={folder.PathTo("keys.pem")}",
            $"--CodeFirst:Tokens:Issuer={TokenIssuer.Name}",
            $"--CodeFirst:Tokens:Audience={TokenIssuer.Audience}");
        var token = issuer.Issue(DateTimeOffset.UtcNow.AddHours(1), ("scope", "users.read"));

        var without = await EndOfAsync(host, Call);
        var with = await EndOfAsync(host, $$"""{{Call[..^1]}},"metadata":[["authorization","Bearer {{token}}"]]}""");

        Assert.That(without, Does.Contain("\"name\":\"UNAUTHENTICATED\""));
        Assert.That(with, Does.Contain("\"name\":\"OK\""));
    }

    [Test]
    public async Task A_page_that_is_gone_cancels_its_call()
    {
        var (called, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await ServeAsync(call =>
        {
            call.CancellationToken.Register(cancelled.SetResult);
            called.SetResult();
            return WaitAsync(call);
        });
        using var socket = await CallSocket.ConnectAsync(host);
        await socket.SayAsync("""{"method":"/hosting.EveryShape/Say"}""");
        await socket.SayAsync("""{"message":{}}""");
        await socket.SayAsync("""{"end":true}""");
        await called.Task;

        socket.Abort();

        await cancelled.Task;
    }

    [Test]
    public async Task Messages_that_the_service_does_not_read_end_the_call()
    {
        await using var host = await ServeAsync(WaitAsync);
        using var socket = await CallSocket.ConnectAsync(host);
        await socket.SayAsync("""{"method":"/hosting.EveryShape/Talk"}""");

        for (var i = 0; i < 4; i++)
            await socket.SayAsync($$$"""{"message":{"text":"{{{new string('x', 600)}}}"}}""");

        Assert.That(await socket.EndAsync(), Does.Contain("\"name\":\"RESOURCE_EXHAUSTED\"").And.Contain("More than 1024 bytes wait for the service"));
    }

    private static async Task<string> EndOfAsync(PageHost host, string call)
    {
        using var socket = await CallSocket.ConnectAsync(host);
        await socket.SayAsync(call);
        await socket.SayAsync(Ask);
        await socket.SayAsync("""{"end":true}""");
        return await socket.EndAsync();
    }

    private static Task<PageHost> ServeAsync(Func<CallContext, Task<Words>> reply) => PageHost.StartAsync(
        app =>
        {
            app.MapCodeFirst<FailingEcho>();
            app.MapContractPage();
        },
        builder =>
        {
            builder.Configuration["CodeFirst:Page:MaxMessageSize"] = "1024";
            builder.Services.AddSingleton(new FailingEcho(reply));
        });

    private static async Task<Words> WaitAsync(CallContext call)
    {
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
        return new Words();
    }
}
