using System.IO.Compression;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary><c>CodeFirst.Build</c> in a contract of two packages that uses a third, which another project declares.</summary>
[TestFixture]
internal sealed class BuildSeveralPackagesTests
{
    private const string Skipped = "Skipping target \"CodeFirstExport\"";

    private const string Common = """
        using ProtoBuf;

        [assembly: CodeFirst.Annotations.ProtoFile("shop.common", Name = "shop/common.proto")]

        namespace Shop.Common;

        [ProtoContract(Name = "shop.common.Money")]
        public sealed class Money
        {
            [ProtoMember(1)]
            public long Units { get; set; }
        }
        """;

    private const string Orders = """
        using ProtoBuf;
        using ProtoBuf.Grpc.Configuration;
        using Shop.Common;

        namespace Shop;

        [Service("shop.orders.Orders")]
        public interface IOrders
        {
            [Operation]
            ValueTask<Order> Place(Order order);
        }

        [ProtoContract(Name = "shop.orders.Order")]
        public sealed class Order
        {
            [ProtoMember(1)]
            public Money? Total { get; set; }
        }
        """;

    private const string Bills = """
        using ProtoBuf;
        using ProtoBuf.Grpc.Configuration;
        using Shop.Common;

        namespace Shop;

        [Service("shop.bills.Bills")]
        public interface IBills
        {
            [Operation]
            ValueTask<Bill> Charge(Money money);
        }

        [ProtoContract]
        public sealed class Bill
        {
            [ProtoMember(1)]
            public int Number { get; set; }
        }
        """;

    private static readonly string[] Files = ["shop/common.proto", "shop_bills.proto", "shop_orders.proto"];

    private Workspace _workspace = null!;

    [SetUp]
    public async Task WriteProjects()
    {
        _workspace = await Workspace.CreateAsync();
        var packages = Workspace.ContractPackages.Where(package => package != "CodeFirst.Build");
        _workspace.WriteProject("Shop.Common", "<TargetFramework>net10.0</TargetFramework>", [.. packages]);
        _workspace.Write("Shop.Common/Money.cs", Common);
        _workspace.WriteProject(
            "Shop", "<TargetFramework>net10.0</TargetFramework>", [.. Workspace.ContractPackages, "../Shop.Common/Shop.Common.csproj"]);
        _workspace.Write("Shop/Orders.cs", Orders);
        _workspace.Write("Shop/Bills.cs", Bills);
        await _workspace.DotnetAsync("restore", "Shop");
    }

    [TearDown]
    public void Remove() => _workspace.Dispose();

    [Test]
    public async Task Every_package_is_written_where_its_file_name_says_once_and_packed()
    {
        await BuildAsync();
        var second = await BuildAsync();
        await _workspace.DotnetAsync("pack", "Shop", "--nologo", "--no-restore", "-o", _workspace.PathTo("packed"));

        Assert.That(Protos("Shop"), Is.EquivalentTo(Files));
        Assert.That(await ReadAsync("Shop/shop_orders.proto"), Does.Contain("import \"shop/common.proto\";").And.Contain("common.Money total = 1;"));
        Assert.That(second, Does.Contain(Skipped));
        using var package = await ZipFile.OpenReadAsync(_workspace.PathTo("packed/Shop.1.0.0.nupkg"));
        Assert.That(
            package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("proto/", StringComparison.Ordinal)),
            Is.EquivalentTo([.. Files.Select(file => $"proto/{file}"), "proto/Shop.binpb"]));
    }

    [Test]
    public async Task A_break_of_any_package_is_a_build_error_at_its_member()
    {
        await BuildAsync("-t:CodeFirstRelease");
        _workspace.Write("Shop/Bills.cs", Bills.Replace("ProtoMember(1)", "ProtoMember(3)", StringComparison.Ordinal));
        _workspace.Write("Shop.Common/Money.cs", Common.Replace("ProtoMember(1)", "ProtoMember(4)", StringComparison.Ordinal));

        var broken = await TryBuildAsync();

        Assert.That(Protos("Shop/released"), Is.EquivalentTo(Files));
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Does.Contain(
            $"{_workspace.PathTo("Shop/Bills.cs")}(18,16): error FIELD_RENUMBERED: shop.bills.Bill.number was renumbered from 1 to 3."));
        Assert.That(broken.Output, Does.Contain(
            $"{_workspace.PathTo("Shop.Common/Money.cs")}(11,17): error FIELD_RENUMBERED: shop.common.Money.units was renumbered from 1 to 4."));
    }

    [Test]
    public async Task A_package_that_is_gone_is_a_build_error_until_it_is_accepted_and_released()
    {
        await BuildAsync("-t:CodeFirstRelease");
        File.Delete(_workspace.PathTo("Shop/Bills.cs"));
        var broken = await TryBuildAsync();
        _workspace.Write(
            "Shop/released/codefirst.accepted.json",
            """
            { "accepted": [
              { "rule": "PACKAGE_NO_DELETE", "element": "shop.bills", "reason": "Nobody calls it." },
              { "rule": "PACKAGE_SERVICE_NO_DELETE", "element": "shop.bills.Bills", "reason": "Nobody calls it." } ] }
            """);
        var released = await BuildAsync("-t:CodeFirstRelease");
        var next = await BuildAsync();

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Does.Contain("error PACKAGE_NO_DELETE: "));
        Assert.That(released, Does.Contain("shop_bills.proto' is deleted, since the contract has no such file any more; commit that."));
        Assert.That(Protos("Shop/released"), Is.EquivalentTo(Files.Where(file => file != "shop_bills.proto")));
        Assert.That(next, Does.Not.Contain("PACKAGE_NO_DELETE"));
    }

    /// <summary>The .proto files of a folder by their paths in it, without those that are released.</summary>
    private IEnumerable<string> Protos(string folder) => Directory
        .EnumerateFiles(_workspace.PathTo(folder), "*.proto", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_workspace.PathTo(folder), path))
        .Where(path => !path.StartsWith("released", StringComparison.Ordinal));

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_workspace.PathTo(file));

    private Task<string> BuildAsync(params string[] arguments) =>
        _workspace.DotnetAsync(["build", "Shop", "--nologo", "--no-restore", "-v", "normal", .. arguments]);

    private Task<Support.ProgramResult> TryBuildAsync() => _workspace.TryDotnetAsync("build", "Shop", "--nologo", "--no-restore");
}
