using System.Net;
using System.Net.Sockets;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>The program as a person starts and stops it.</summary>
[TestFixture]
internal sealed class ProgramTests
{
    private TemporaryFolder _folder = default!;

    private string Database => _folder.PathTo("users.db");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task It_says_where_its_data_is_where_it_listens_and_how_to_call_it_from_three_languages()
    {
        await using var service = await UsersProcess.StartAsync(Database);

        var authority = service.Address.Authority;
        Assert.That(service.Output, Does.Contain($"Database   {Database}\n"));
        Assert.That(service.Output, Does.Contain($"dotnet run --project Client/Users -- get 42 --address http://{authority}\n"));
        Assert.That(service.Output, Does.Contain($"/usr/bin/python3 Tests/Interop/python/client.py --address {authority} get 42\n"));
        Assert.That(service.Output, Does.Contain($"Tests/Interop/go/bin/client --address {authority} get 42\n"));
    }

    [Test]
    public async Task Ctrl_C_ends_an_open_stream_with_UNAVAILABLE_and_the_program_with_0()
    {
        await using var service = await UsersProcess.StartAsync(Database);
        using var client = CodeFirstClient.Create<IUserService>(service.Address);
        var watch = client.Service.WatchUserStats(
            new[] { new WatchUserStatsRequest { AddUserIds = [42] } }.ToAsyncEnumerable()).GetAsyncEnumerator();
        await watch.MoveNextAsync();
        var next = watch.MoveNextAsync().AsTask();

        var ended = await service.InterruptAsync();

        Assert.That((await Assert.ThrowsAsync<RpcException>(() => next)).StatusCode, Is.EqualTo(StatusCode.Unavailable));
        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task An_address_in_use_is_said_in_a_sentence_with_the_remedy()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        await using var program = UsersProcess.Launch($"--urls={url}", $"--Storage:Path={Database}");
        var ended = await program.WaitForExitAsync();

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Error, Is.EqualTo(
            $"Failed to bind to address {url}: address already in use. "
            + "Stop what listens there, or name another address with --urls=http://127.0.0.1:PORT.\n"));
    }

    [Test]
    public async Task A_database_that_cannot_be_used_is_said_in_a_sentence_with_the_remedy()
    {
        await File.WriteAllTextAsync(Database, "not a database, but somebody's notes, long enough to have a header");

        await using var program = UsersProcess.Launch("--urls=http://127.0.0.1:0", $"--Storage:Path={Database}");
        var ended = await program.WaitForExitAsync();

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Error, Does.Match(@"^The database '.*users\.db' cannot be used: .* Name another file with --Storage:Path=FILE\.\n$"));
    }

    [Test]
    public async Task A_setting_out_of_its_bounds_is_said_in_a_sentence_that_names_it()
    {
        await using var program = UsersProcess.Launch("--urls=http://127.0.0.1:0", $"--Storage:Path={Database}", "--Storage:DemoUsers=-1");
        var ended = await program.WaitForExitAsync();

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Error, Does.Contain("DemoUsers").And.Contain("between 0 and 100000000").And.Not.Contain("   at "));
    }
}
