using System.Text.RegularExpressions;
using System.Xml.Linq;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>A new team's first minutes: <c>dotnet new codefirst -n Orders</c>, outside this repository, from the packages of this tree.</summary>
[TestFixture]
internal sealed class TemplateTests
{
    private static readonly string[] Expected =
    [
        "Orders.slnx", "test", "README.md", ".gitignore", ".editorconfig", ".github/workflows/test.yml", "global.json",
        "Contracts/Orders.Contracts.csproj", "Contracts/IOrdersService.cs", "Contracts/orders.proto", "Contracts/released/orders.proto",
        "Contracts/openapi.json", "Contracts/service_config.json", "Service/Orders.Service.csproj", "Service/OrdersService.cs",
        "Client/Orders.Client.csproj", "Client/python/client.py", "Client/go/main.go", "Tests/Orders.Tests.csproj", "tools/release.sh",
    ];

    private FreshSolution _orders = null!;
    private ProgramResult _test = null!;
    private string[] _files = null!;

    [OneTimeSetUp]
    public async Task CreateAndTest()
    {
        _orders = await FreshSolution.CreateAsync("Orders");
        _files = [.. _orders.Files];
        _test = await _orders.RunAsync("./test");
    }

    [OneTimeTearDown]
    public void Remove() => _orders.Dispose();

    [Test]
    public void Its_test_script_builds_without_a_warning_and_passes()
    {
        Assert.That(_test.ExitCode, Is.Zero, _test.Output + _test.Error);
        Assert.That(_test.Output, Does.Not.Contain("warning").And.Match(@"Failed: +0, Passed: +\d+,"));
    }

    [Test]
    public void Its_tests_are_of_a_mock_of_the_service_alone_of_the_host_in_memory_and_of_Python_and_Go()
    {
        Toolchain.RequirePython();
        Toolchain.RequireGo();

        Assert.That(_test.Output, Does.Match("Failed: +0, Passed: +9, Skipped: +0, Total: +9,"));
    }

    [Test]
    public void It_has_the_rooms_of_this_repository() => Assert.That(_files, Is.SupersetOf(Expected));

    [Test]
    public void Nothing_is_left_of_the_template_or_of_this_system() => Assert.Multiple(() =>
    {
        foreach (var file in _files)
            Assert.That(file + File.ReadAllText(_orders.PathTo(file)), Does.Not.Match("(?i)starter|acme|user_?stats|userservice|user\\.proto"), file);
    });

    [Test]
    public async Task It_asks_for_the_packages_that_this_tree_is_built_with()
    {
        var theirs = XDocument.Parse(await _orders.ReadAsync("Directory.Packages.props"));
        var ours = Versions(XDocument.Load(Repository.PathTo("Directory.Packages.props")));

        Assert.That(theirs.Descendants("CodeFirstVersion").Single().Value, Is.EqualTo(LocalFeed.Version));
        Assert.That(
            Versions(theirs).Where(package => !package.Key.StartsWith("CodeFirst.", StringComparison.Ordinal)).Except(ours),
            Is.Empty);

        static Dictionary<string, string> Versions(XDocument file) => file.Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
    }

    [Test]
    public async Task The_commands_of_its_readme_call_its_service_from_three_languages()
    {
        Toolchain.RequirePython();
        Toolchain.RequireGo();
        var commands = Regex.Matches(await _orders.ReadAsync("README.md"), "^(dotnet run|Client/).*?(?= +#|$)", RegexOptions.Multiline)
            .Select(command => command.Value).ToList();
        Assert.That(commands, Has.Count.EqualTo(4));

        await using var service = _orders.Start($"{commands[0]} -- --urls=http://127.0.0.1:0");
        var address = (await service.WaitForOutputAsync("Now listening on: (?<address>http://\\S+)")).Groups["address"].Value;
        foreach (var command in commands.Skip(1))
        {
            var here = $"SERVICE_ADDRESS={address} {command.Replace("127.0.0.1:50051", new Uri(address).Authority, StringComparison.Ordinal)}";
            Assert.That(await _orders.RunAsync(here), Is.EqualTo(new ProgramResult(0, "1 the first\n2 the second\n", "")), command);
        }
    }

    [Test]
    public async Task A_change_that_breaks_its_callers_is_an_error_until_it_is_released_anew()
    {
        using var solution = await FreshSolution.CreateAsync("Tickets");
        await RenumberAsync(solution);

        var broken = await solution.RunAsync("dotnet build Contracts --nologo");
        var afresh = await solution.RunAsync("rm -r Contracts/released && tools/release.sh && dotnet build Contracts --nologo");

        Assert.That((broken.ExitCode, broken.Output), Is.EqualTo((1, broken.Output)));
        Assert.That(broken.Output, Does.Contain("Item.cs(").And.Contain("error FIELD_RENUMBERED: tickets.Item.name was renumbered from 2 to 9."));
        Assert.That(afresh.ExitCode, Is.Zero, afresh.Output + afresh.Error);
        Assert.That(await solution.ReadAsync("Contracts/released/tickets.proto"), Does.Contain("string name = 9;"));
    }

    [Test]
    public async Task The_page_on_writing_a_contract_shows_what_the_build_says()
    {
        using var solution = await FreshSolution.CreateAsync("Orders");
        var page = await File.ReadAllTextAsync(Repository.PathTo("docs", "write-a-contract.md"));
        await RenumberAsync(solution);

        var broken = await solution.RunAsync("dotnet build Contracts --nologo");

        // paths from the project's folder, as the page has them
        var output = broken.Output.Replace(solution.PathTo("Contracts/"), "", StringComparison.Ordinal);
        var said = Regex.Match(output, "Item\\.cs\\(.*: error .*\\)(?= \\[)").Value;
        Assert.That(said, Is.Not.Empty, broken.Output);
        Assert.That(page, Does.Contain($"```\n{said}\n```"));
    }

    /// <summary>The edit that docs/write-a-contract.md shows.</summary>
    private static async Task RenumberAsync(FreshSolution solution)
    {
        var item = await solution.ReadAsync("Contracts/Item.cs");
        await File.WriteAllTextAsync(solution.PathTo("Contracts/Item.cs"), item.Replace("ProtoMember(2)", "ProtoMember(9)", StringComparison.Ordinal));
    }

    [TestCase("Acme.Shop", "acme.shop.ShopService")]
    [TestCase("my-shop", "my_shop.MyshopService")]
    [TestCase("3d", "_3d.The3dService")]
    public async Task A_name_that_is_no_name_of_a_class_is_made_one(string name, string service)
    {
        using var solution = await FreshSolution.CreateAsync(name);

        var built = await solution.RunAsync("dotnet build --nologo -p:CodeFirstExport=check");

        Assert.That(built.ExitCode, Is.Zero, built.Output);
        Assert.That(await solution.ReadAsync("Contracts/service_config.json"), Does.Contain($"\"serviceName\": \"{service}\""));
    }
}
