using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>The tool on a contract of two assemblies and three packages.</summary>
[TestFixture]
internal sealed class SeveralPackagesTests
{
    private const string Common = """
        using System.Threading.Tasks;
        using ProtoBuf;
        using ProtoBuf.Grpc.Configuration;

        [assembly: CodeFirst.Annotations.ProtoFile("shop.common", Name = "shop/common.proto")]

        [Service("shop.common.Rates")]
        public interface IRates
        {
            ValueTask<Money> Convert(Money money);
        }

        [ProtoContract(Name = "shop.common.Money")]
        public sealed class Money
        {
            [ProtoMember(1)] public long Units { get; set; }
        }
        """;

    private const string Shop = """
        using System.Threading.Tasks;
        using ProtoBuf;
        using ProtoBuf.Grpc.Configuration;

        [Service("shop.orders.Orders")]
        public interface IOrders
        {
            ValueTask<Order> Place(Order order);
        }

        [Service("shop.bills.Bills")]
        public interface IBills
        {
            ValueTask<Money> Charge(Order order);
        }

        [ProtoContract(Name = "shop.orders.Order")]
        public sealed class Order
        {
            [ProtoMember(1)] public Money Total { get; set; } = new();
        }
        """;

    private static readonly string[] Libraries =
        ["CodeFirst.Annotations", "protobuf-net", "protobuf-net.Core", "protobuf-net.Grpc", "Grpc.Core.Api"];

    private static readonly string[] Files = ["shop_bills.proto", "shop/common.proto", "shop_orders.proto"];

    private TemporaryFolder _folder = null!;

    private string Assembly => _folder.PathTo("out/Shop.dll");

    private string Protos => _folder.PathTo("protos") + Path.DirectorySeparatorChar;

    [OneTimeSetUp]
    public async Task Build()
    {
        _folder = new TemporaryFolder();
        WriteProject("Common", Common, "");
        WriteProject("Shop", Shop, """<ProjectReference Include="../Common/Common.csproj" />""");
        var built = await ChildProcess.RunAsync(
            "dotnet", ["build", "Shop/Shop.csproj", "-o", _folder.PathTo("out"), "--nologo", "-v", "quiet"], _folder.FullName);
        Assert.That(built.ExitCode, Is.Zero, built.Output);
        Directory.CreateDirectory(Protos);
        var exported = await RunAsync(
            "build", Assembly, "-o", Protos, "--descriptor-set", _folder.PathTo("set.binpb"), "--list", _folder.PathTo("list"));
        Assert.That(exported.ExitCode, Is.Zero, exported.Error);
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_build_into_a_folder_writes_each_file_under_its_name_and_lists_them()
    {
        var list = await File.ReadAllLinesAsync(_folder.PathTo("list"));

        Assert.That(list, Is.EqualTo(Files.Select(name => Path.Combine(Protos, name))));
        Assert.That(list, Has.All.Exist);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(Protos, "shop_bills.proto")),
            Does.Contain("import \"shop/common.proto\";\nimport \"shop_orders.proto\";\n\nservice Bills {\n"
                + "  rpc Charge(shop.orders.Order) returns (shop.common.Money);\n}\n"));
    }

    [Test]
    public async Task Each_file_is_as_the_assembly_it_comes_from_exports_it()
    {
        var common = await RunAsync("export", _folder.PathTo("out/Common.dll"));

        Assert.That(common.Output, Does.Contain("service Rates"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Protos, "shop/common.proto")), Is.EqualTo(common.Output));
    }

    [Test]
    public async Task The_descriptor_set_holds_each_file_after_those_it_imports()
    {
        var set = FileDescriptorSet.Parser.ParseFrom(await File.ReadAllBytesAsync(_folder.PathTo("set.binpb")));

        Assert.That(set.File.Select(file => file.Name), Is.EqualTo(["shop/common.proto", "shop_orders.proto", "shop_bills.proto"]));
    }

    [Test]
    public async Task Without_a_folder_the_files_are_named()
    {
        var result = await RunAsync("export", Assembly);

        Assert.That(result.Error, Does.Contain(
            "The contract has 3 files (shop_bills.proto, shop/common.proto, shop_orders.proto); export them into a folder with -o DIR/.\n"));
    }

    [Test]
    public async Task Check_of_one_stale_file_names_it()
    {
        var stale = _folder.PathTo("stale") + Path.DirectorySeparatorChar;
        await RunAsync("export", Assembly, "-o", stale);
        await File.AppendAllTextAsync(Path.Combine(stale, "shop/common.proto"), "// mine");

        var result = await RunAsync("export", Assembly, "-o", stale, "--check");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain($"'{Path.Combine(stale, "shop/common.proto")}' is not what the contract says"));
    }

    [Test]
    public async Task A_release_into_a_folder_is_what_check_and_diff_compare_with()
    {
        var baseline = _folder.PathTo("baseline");
        Directory.CreateDirectory(baseline);

        var released = await RunAsync("release", Assembly, "--baseline", baseline);
        var same = await RunAsync("diff", Assembly, "--against", baseline);
        var common = Path.Combine(baseline, "shop/common.proto");
        var text = await File.ReadAllTextAsync(common);
        await File.WriteAllTextAsync(common, text.Replace("units = 1", "units = 7", StringComparison.Ordinal));
        var broken = await RunAsync("check", Assembly, "--against", baseline);

        Assert.That(released.ExitCode, Is.Zero, released.Error);
        Assert.That(same, Is.EqualTo(new ProgramResult(0, "", "Nothing changed.\n")));
        Assert.That(broken.ExitCode, Is.EqualTo(2));
        Assert.That(broken.Output, Does.StartWith("FIELD_RENUMBERED: shop.common.Money.units was renumbered from 7 to 1."));
    }

    private void WriteProject(string name, string code, string reference)
    {
        Directory.CreateDirectory(_folder.PathTo(name));
        File.WriteAllText(_folder.PathTo($"{name}/{name}.cs"), code);
        var libraries = Libraries
            .Select(library => $"""<Reference Include="{Path.Combine(AppContext.BaseDirectory, library)}.dll" />""");
        File.WriteAllText(_folder.PathTo($"{name}/{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                {string.Concat(libraries)}
                {reference}
              </ItemGroup>
            </Project>
            """);
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments)
        => ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), .. arguments]);
}
