using System.Net;
using System.Net.Sockets;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting;

/// <summary>What the program says when it does not start.</summary>
[TestFixture]
internal sealed class ProgramStartTests
{
    private static readonly string Base = AppContext.BaseDirectory;

    private TemporaryFolder _folder = default!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task A_method_that_would_silently_not_be_served_ends_it_with_that_sentence_and_no_stack_trace()
    {
        // with the tests' libraries at hand, so that the program finds the binder of the tests
        var ended = await ChildProcess.RunAsync(
            "dotnet",
            [
                "exec",
                "--depsfile",
                Path.Combine(Base, "CodeFirst.Tests.deps.json"),
                "--runtimeconfig",
                Path.Combine(Base, "CodeFirst.Service.Users.runtimeconfig.json"),
                Path.Combine(Base, "CodeFirst.Service.Users.dll"),
                "--urls=http://127.0.0.1:0",
                $"--Storage:Path={_folder.PathTo("users.db")}",
            ],
            environment: new Dictionary<string, string> { ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "CodeFirst.Tests" });

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.Not.Contain("   at "));
        Assert.That(ended.Error, Is.EqualTo(
            "CodeFirst.Contracts.IUserService.GetUserStats cannot be exported: the server has bound no route "
            + "/user.UserService/GetUserStats for it, and would silently not serve it; let protobuf-net.Grpc bind it by its defaults: "
            + "without IGrpcService, and without a BinderConfiguration that leaves it out.\n"));
    }

    [Test]
    public async Task An_address_in_use_leaves_no_stack_trace_in_the_log()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await using var program = UsersProcess.Launch(
            $"--urls=http://{taken.LocalEndpoint}", $"--Storage:Path={_folder.PathTo("users.db")}");
        var ended = await program.WaitForExitAsync();

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((1, "")));
    }

    [TestCase("--urls=https://127.0.0.1:0",
        "There is no certificate for 'https://127.0.0.1:0'. Set CodeFirst:Tls:Certificate to the path of a PEM or PFX file, or listen on "
        + "loopback without encryption (http://127.0.0.1:PORT).")]
    [TestCase("--Kestrel:Endpoints:Public:Url=https://127.0.0.1:0",
        "There is no certificate for 'https://127.0.0.1:0'. Set CodeFirst:Tls:Certificate to the path of a PEM or PFX file, or listen on "
        + "loopback without encryption (http://127.0.0.1:PORT).")]
    [TestCase("--urls=https://192.0.2.1:0;--CodeFirst:Tls:Certificate=/nowhere.pem",
        "CodeFirst:Tls:Certificate cannot be read: Could not find file '/nowhere.pem'.")]
    [TestCase("--urls=http://192.0.2.1:0;--CodeFirst:AllowPlaintext=true",
        "Nothing can listen on 'http://192.0.2.1:0': Cannot assign requested address. Listen on an address of this machine and a port that is "
        + "allowed to you: name another address with --urls=http://127.0.0.1:PORT.")]
    [TestCase("--urls=nonsense", "The configuration cannot be used: Invalid url: 'nonsense'.")]
    [TestCase("--Storage:DemoUsers=many",
        "The configuration cannot be used: Failed to convert configuration value 'many' at 'Storage:DemoUsers' to type 'System.Int32'.")]
    [TestCase("--CodeFirst:StopDelay=soon",
        "The configuration cannot be used: Failed to convert configuration value 'soon' at 'CodeFirst:StopDelay' to type 'System.TimeSpan'.")]
    [TestCase("--Logging:LogLevel:Default=Loud",
        "The configuration cannot be used: Configuration value 'Loud' is not supported.")]
    [TestCase("--Storage:Path=/dev/null/users.db",
        "The database '/dev/null/users.db' cannot be used: The file '/dev/null' already exists. Name another file with --Storage:Path=FILE.")]
    [TestCase("--Storage:Path=/",
        "The database '/' cannot be used: SQLite Error 14: 'unable to open database file'. Name another file with --Storage:Path=FILE.")]
    [TestCase("--Storage:PostgreSql=Database=users",
        "Storage:PostgreSql is no connection string: It names no Host. Give one such as 'Host=127.0.0.1;Database=users;Username=users'.")]
    [TestCase("--Storage:PostgreSql=Host=127.0.0.1;Port=1",
        "The database 'postgresql://127.0.0.1:1/' cannot be used: Failed to connect to 127.0.0.1:1. Start it, or name another with "
        + "--Storage:PostgreSql='Host=...'.")]
    public async Task What_a_person_set_wrong_ends_it_with_one_sentence(string arguments, string sentence)
    {
        // a developer's certificate would be found at home
        var (program, all) = UsersProcess.Command(
        [
            "--urls=http://127.0.0.1:0",
            $"--Storage:Path={_folder.PathTo("users.db")}",
            .. arguments.Split(";--").Select((argument, i) => i == 0 ? argument : $"--{argument}"),
        ]);
        var ended = await ChildProcess.RunAsync(
            program,
            all,
            environment: new Dictionary<string, string> { ["HOME"] = _folder.FullName });

        Assert.That((ended.ExitCode, ended.Error, ended.Output), Is.EqualTo((1, $"{sentence}\n", "")));
    }
}
