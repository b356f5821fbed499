using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Client.Users;
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
    public async Task It_says_where_its_data_is_where_it_listens_and_how_to_call_it_from_three_languages_and_curl()
    {
        await using var service = await UsersProcess.StartAsync(Database);

        var authority = service.Address.Authority;
        Assert.That(service.Output, Does.Contain($"Database   {Database}\n"));
        Assert.That(service.Output, Does.Contain($"dotnet run --project Client/Users -- get 42 --address http://{authority}\n"));
        Assert.That(service.Output, Does.Contain($"/usr/bin/python3 Tests/Interop/python/client.py --address {authority} get 42\n"));
        Assert.That(service.Output, Does.Contain($"Tests/Interop/go/bin/client --address {authority} get 42\n"));
        Assert.That(service.Output, Does.Contain(
            "curl --http2-prior-knowledge -H 'content-type: application/json' -d '{\"userId\":42}' "
            + $"http://{authority}/user.UserService/GetUserStats\n"));
    }

    [Test]
    public async Task It_says_where_it_speaks_HTTP_1_1_and_a_line_for_curl_that_works_there()
    {
        Toolchain.RequireCurl();
        await using var service = await UsersProcess.StartAsync(Database, "--Web:Url=http://127.0.0.1:0");

        var line = Regex.Match(service.Output, "curl +(curl -H .*)$", RegexOptions.Multiline).Groups[1].Value;
        var answered = await ChildProcess.RunAsync("/bin/sh", ["-c", $"{line} -s"]);

        Assert.That(line, Does.EndWith($"{service.Web}user.UserService/GetUserStats"));
        Assert.That(answered.Output.TrimEnd(), Is.EqualTo("""{"userId":42,"username":"Cloud_Architect","totalPoints":1500,"isActive":true}"""));
        Assert.That(service.Output, Does.Not.Contain("warn:"));
    }

    [Test]
    public async Task An_address_for_browsers_that_is_in_use_is_said_in_a_sentence_with_its_own_remedy()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        await using var program = UsersProcess.Launch("--urls=http://127.0.0.1:0", $"--Web:Url={url}", $"--Storage:Path={Database}");
        var ended = await program.WaitForExitAsync();

        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo((
            1,
            $"Failed to bind to address {url}: address already in use. "
            + "Stop what listens there, or name another address with --Web:Url=http://127.0.0.1:PORT, or none with --Web:Url=.\n")));
    }

    [Test]
    public async Task With_a_certificate_it_listens_by_https_and_says_which_files_its_callers_need()
    {
        using var ours = new Certificates();
        var (authority, service, caller) = (_folder.PathTo("ca.pem"), _folder.PathTo("service.pem"), _folder.PathTo("caller.pem"));
        await File.WriteAllTextAsync(authority, ours.Root.ExportCertificatePem());
        await File.WriteAllTextAsync(service, Pem(ours.Sign("service")));
        await File.WriteAllTextAsync(caller, Pem(ours.Sign("analytics")));

        await using var program = await UsersProcess.StartAsync(
            Database, "--urls=https://127.0.0.1:0", $"--CodeFirst:Tls:Certificate={service}", $"--CodeFirst:Tls:ClientAuthority={authority}");
        string[] address = ["get", "42", "--address", program.Address.AbsoluteUri];
        var answered = await UsersProgram.RunAsync([.. address, "--tls-ca", authority, "--tls-cert", caller]);
        var nameless = await UsersProgram.RunAsync([.. address, "--tls-ca", authority]);
        var untrusting = await UsersProgram.RunAsync([.. address, "--tls-cert", caller]);

        Assert.That(program.Output, Does.Contain(
            $"--address {program.Address.AbsoluteUri.TrimEnd('/')} --tls-ca CA.pem --tls-cert CERT.pem --tls-key KEY.pem\n"));
        Assert.That(program.Output, Does.Contain("curl --cacert CA.pem --cert CERT.pem --key KEY.pem -H 'content-type: application/json'"));
        Assert.That(program.Output, Does.Contain(
            "CA.pem is the authority that signed this service's certificate, CERT.pem and KEY.pem are the caller's own certificate.\n"));
        Assert.That((answered.ExitCode, answered.Output), Is.EqualTo((0, "User: Cloud_Architect | Points: 1500\n")), answered.Error);
        Assert.That(nameless.ExitCode, Is.EqualTo(64 + (int)StatusCode.Unavailable), nameless.Error);
        Assert.That(untrusting.Error, Does.StartWith("RPC failed: UNAVAILABLE - No encrypted connection to the service came about: "));
    }

    [Test]
    public async Task Plaintext_on_a_network_is_refused_in_a_sentence()
    {
        await using var program = UsersProcess.Launch("--urls=http://0.0.0.0:0", $"--Storage:Path={Database}");
        var ended = await program.WaitForExitAsync();

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((1, "")));
        Assert.That(ended.Error, Does.StartWith("The endpoint 'http://0.0.0.0:0' would carry calls").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_certificate_that_is_not_there_is_refused_in_a_sentence()
    {
        await using var program = UsersProcess.Launch($"--Storage:Path={Database}", "--CodeFirst:Tls:Certificate=/nowhere.pem");
        var ended = await program.WaitForExitAsync();

        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo(
            (1, "CodeFirst:Tls:Certificate cannot be read: Could not find file '/nowhere.pem'.\n")));
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

    private static string Pem(X509Certificate2 certificate) =>
        $"{certificate.ExportCertificatePem()}\n{certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n";
}
