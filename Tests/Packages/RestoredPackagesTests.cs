using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>Strangers who restore the packages and run: each in a fresh folder outside this repository.</summary>
[TestFixture]
internal sealed class RestoredPackagesTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task CreateWorkspace() => _workspace = await Workspace.CreateAsync();

    [TearDown]
    public void Remove() => _workspace.Dispose();

    [Test]
    public async Task A_program_and_a_netstandard_library_call_the_service()
    {
        await using var service = await UsersHost.StartAsync();
        _workspace.WriteProject("Ranks", "<TargetFramework>netstandard2.0</TargetFramework>", ["CodeFirst.Contracts"]);
        _workspace.Write(
            "Ranks/Ranking.cs",
            """
            using CodeFirst.Contracts;

            namespace Ranks;

            public sealed class Ranking(IUserService users)
            {
                public async Task<string> OfAsync(int userId)
                {
                    var user = await users.GetUserStats(new UserRequest { UserId = userId });
                    return $"User: {user.Username} | Points: {user.TotalPoints}";
                }
            }
            """);
        _workspace.WriteProject(
            "Caller",
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>",
            ["CodeFirst.Client", "CodeFirst.Contracts", "../Ranks/Ranks.csproj"]);
        _workspace.Write(
            "Caller/Program.cs",
            """
            using CodeFirst.Client;
            using CodeFirst.Contracts;
            using Ranks;

            using var client = CodeFirstClient.Create<IUserService>(args[0]);
            Console.WriteLine(await new Ranking(client.Service).OfAsync(42));
            """);

        var output = await _workspace.DotnetAsync("run", "--project", "Caller", "--", service.Address.AbsoluteUri);

        Assert.That(output, Does.EndWith("User: Cloud_Architect | Points: 1500\n"));
    }

    [Test]
    public async Task A_team_tests_its_code_against_the_mocked_interface()
    {
        _workspace.WriteProject(
            "Ranks.Tests",
            "<TargetFramework>net10.0</TargetFramework>",
            ["CodeFirst.Contracts", "Microsoft.NET.Test.Sdk", "Moq", "NUnit", "NUnit3TestAdapter"]);
        _workspace.Write("Ranks.Tests/ConsumerTests.cs", await File.ReadAllTextAsync(Repository.PathTo("Tests", "Contracts", "ConsumerTests.cs")));

        var output = await _workspace.DotnetAsync("test", "Ranks.Tests", "--nologo");

        Assert.That(output, Does.Match(@"Failed: +0, Passed: +2,"));
    }

    [Test]
    public async Task A_new_contract_is_served_and_called()
    {
        _workspace.WriteProject(
            "Greetings.Contracts", "<TargetFramework>net10.0</TargetFramework>", ["CodeFirst.Annotations", "CodeFirst.Build", "protobuf-net.Grpc"]);
        _workspace.Write(
            "Greetings.Contracts/IGreeter.cs",
            """
            using CodeFirst.Annotations;
            using ProtoBuf;
            using ProtoBuf.Grpc.Configuration;

            namespace Greetings;

            [Service("greetings.Greeter")]
            public interface IGreeter
            {
                [Operation, DefaultTimeout(20)]
                ValueTask<Greeting> Greet(Greeting greeting);
            }

            [ProtoContract]
            public sealed record Greeting
            {
                [ProtoMember(1)]
                public string Name { get; init; } = "";
            }
            """);
        _workspace.WriteProject(
            "Greetings.Service",
            "<TargetFramework>net10.0</TargetFramework>",
            ["CodeFirst.Client", "CodeFirst.Hosting", "../Greetings.Contracts/Greetings.Contracts.csproj"],
            "Microsoft.NET.Sdk.Web");
        _workspace.Write(
            "Greetings.Service/Program.cs",
            """
            using CodeFirst.Client;
            using CodeFirst.Hosting;
            using Greetings;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCodeFirst();
            var app = builder.Build();
            app.MapCodeFirst<Greeter>();
            await app.StartAsync();

            using var client = CodeFirstClient.Create<IGreeter>(app.Urls.Single());
            Console.WriteLine((await client.Service.Greet(new Greeting { Name = "stranger" })).Name);
            await app.StopAsync();

            internal sealed class Greeter : IGreeter
            {
                public ValueTask<Greeting> Greet(Greeting greeting) => new(new Greeting { Name = $"Hello, {greeting.Name}!" });
            }
            """);

        var output = await _workspace.DotnetAsync("run", "--project", "Greetings.Service", "--", "--urls=http://127.0.0.1:0");

        Assert.That(output, Does.Contain("Hello, stranger!\n"));
        Assert.That(await File.ReadAllTextAsync(_workspace.PathTo("Greetings.Contracts/greetings.proto")), Does.Contain("rpc Greet(Greeting) returns (Greeting);"));
    }

    [Test]
    public async Task The_tool_is_installed_and_exports_a_restored_contract()
    {
        _workspace.WriteProject("Caller", "<TargetFramework>net10.0</TargetFramework>", ["CodeFirst.Contracts"]);
        await _workspace.DotnetAsync("restore", "Caller");
        var contract = Path.Combine(
            _workspace.Feed.PackagesFolder, "codefirst.contracts", LocalFeed.Version, "lib", "net10.0", "CodeFirst.Contracts.dll");

        await _workspace.DotnetAsync("tool", "install", "codefirst", "--version", LocalFeed.Version, "--tool-path", _workspace.PathTo("tools"));
        var exported = await ChildProcess.RunAsync(_workspace.PathTo("tools/codefirst"), ["export", contract], _workspace.Folder);

        Assert.That(exported.Error, Is.Empty);
        Assert.That(exported.Output, Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "user.proto"))));
    }
}
