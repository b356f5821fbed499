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
}
