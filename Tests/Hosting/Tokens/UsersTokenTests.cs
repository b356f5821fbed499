using System.Runtime.CompilerServices;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Client.Users;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>The service of this repository asks for tokens by its settings alone, and the .NET client carries and renews them.</summary>
[TestFixture]
internal sealed class UsersTokenTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly TokenIssuer _issuer = TokenIssuer.Curve();
    private TemporaryFolder _folder = default!;

    private static DateTimeOffset InAnHour => DateTimeOffset.UtcNow.AddHours(1);

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("users.read", "analytics")]
    [TestCase("users.record", "processor")]
    public async Task Reading_and_recording_are_scopes_of_their_own(string scope, string subject)
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client(host, () => new BearerToken(Issue(InAnHour, scope, subject)));
        var (users, mayRead) = (client.Service, scope == "users.read");

        Assert.That(await TokenHost.StatusAsync(async () => await users.GetUserStats(new UserRequest { UserId = 42 })), Is.EqualTo(Expected(mayRead)));
        Assert.That(
            await TokenHost.StatusAsync(async () => await users.ExportUserStats(new ExportUserStatsRequest()).FirstAsync()), Is.EqualTo(Expected(mayRead)));
        Assert.That(
            await TokenHost.StatusAsync(async () => await users.WatchUserStats(Once(new WatchUserStatsRequest { AddUserIds = [42] })).FirstAsync()),
            Is.EqualTo(Expected(mayRead)));
        Assert.That(
            await TokenHost.StatusAsync(async () => await users.RecordPoints(
                Once(new RecordPointsRequest { Events = [new PointsEvent { EventId = "e-1", UserId = 42, Points = 1 }] }))),
            Is.EqualTo(Expected(!mayRead)));
    }

    [Test]
    public async Task A_client_shows_a_new_token_before_the_old_one_is_refused()
    {
        var (asked, clock) = (0, new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var host = await StartAsync(clock);
        using var client = Client(host, () => Renewed(clock, ref asked), clock);

        await client.Service.GetUserStats(new UserRequest { UserId = 42 });
        clock.Advance(Life);
        await client.Service.GetUserStats(new UserRequest { UserId = 42 });

        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task A_watch_ends_with_its_token_and_is_opened_again_with_a_new_one()
    {
        var (asked, clock) = (0, new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var host = await StartAsync(clock);
        using var client = Client(host, () => Renewed(clock, ref asked), clock);
        await using var watch = client.Service.WatchUserStats(Endless()).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        clock.Advance(Life);
        var ended = await TokenHost.StatusAsync(async () => await watch.MoveNextAsync());
        var again = await client.Service.WatchUserStats(Endless()).FirstAsync();

        Assert.That(ended, Is.EqualTo(StatusCode.Unauthenticated));
        Assert.That(again.Stats!.Username, Is.EqualTo("Cloud_Architect"));
    }

    [Test]
    public async Task The_program_takes_keys_and_the_console_client_a_token()
    {
        await using var program = await UsersProcess.StartAsync(_folder.PathTo("program.db"), Settings());
        await File.WriteAllTextAsync(_folder.PathTo("token"), $"{Issue(InAnHour, "users.read")}\n");
        await File.WriteAllTextAsync(_folder.PathTo("empty"), "\n");
        string[] call = ["get", "42", "--timeout", "60", "--address", program.Address.AbsoluteUri];

        var answered = await UsersProgram.RunAsync([.. call, "--token-file", _folder.PathTo("token")]);
        var nameless = await UsersProgram.RunAsync(call);
        var empty = await UsersProgram.RunAsync([.. call, "--token-file", _folder.PathTo("empty")]);

        Assert.That(program.Output, Does.Contain($"get 42 --address {program.Address.AbsoluteUri.TrimEnd('/')} --token-file TOKEN\n"));
        Assert.That(answered, Is.EqualTo(new ProgramResult(0, "User: Cloud_Architect | Points: 1500\n", "")));
        Assert.That(nameless, Is.EqualTo(new ProgramResult(
            64 + (int)StatusCode.Unauthenticated,
            "",
            "RPC failed: UNAUTHENTICATED - The call carries no token. Send one as 'authorization: Bearer TOKEN'.\n")));
        Assert.That(empty, Is.EqualTo(new ProgramResult(
            1, "", $"--token-file '{_folder.PathTo("empty")}' holds no token. It has to be one line of printable ASCII.\n")));
    }

    private Task<UsersHost> StartAsync(TimeProvider clock) => UsersHost.StartAsync(
        builder => builder.Services.AddSingleton(clock),
        arguments: [.. Settings(), "--CodeFirst:Tokens:ClockSkew=00:00:00"]);

    private BearerToken Renewed(FakeTimeProvider clock, ref int asked)
    {
        asked++;
        var end = clock.GetUtcNow() + Life;
        return new BearerToken(Issue(end, "users.read"), end);
    }

    private string[] Settings()
    {
        File.WriteAllText(_folder.PathTo("keys.pem"), _issuer.Pem);
        return
        [
            $"--CodeFirst:Tokens:Keys={_folder.PathTo("keys.pem")}",
            $"--CodeFirst:Tokens:Issuer={TokenIssuer.Name}",
            $"--CodeFirst:Tokens:Audience={TokenIssuer.Audience}",
        ];
    }

    private string Issue(DateTimeOffset end, string scope, string subject = "analytics") => _issuer.Issue(end, ("scope", scope), ("sub", subject));

    private static CodeFirstClient<IUserService> Client(UsersHost host, Func<BearerToken> source, TimeProvider? clock = null) =>
        CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.AllowTokenOverPlaintext = true;
            options.TimeProvider = clock ?? TimeProvider.System;
            options.TokenSource = _ => ValueTask.FromResult(source());
        });

    private static StatusCode Expected(bool isAllowed) => isAllowed ? StatusCode.OK : StatusCode.PermissionDenied;

    private static IAsyncEnumerable<T> Once<T>(T message) => new[] { message }.ToAsyncEnumerable();

    private static async IAsyncEnumerable<WatchUserStatsRequest> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new WatchUserStatsRequest { AddUserIds = [42] };
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
