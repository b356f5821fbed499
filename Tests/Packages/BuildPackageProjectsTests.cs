using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary><c>CodeFirst.Build</c> in projects that are more than one file and one framework.</summary>
[TestFixture]
internal sealed class BuildPackageProjectsTests
{
    private Workspace _workspace = null!;

    [SetUp]
    public async Task WriteProjects()
    {
        _workspace = await Workspace.CreateAsync();
        _workspace.WriteProject("Shop.Types", "<TargetFramework>netstandard2.0</TargetFramework>", ["protobuf-net"]);
        _workspace.Write(
            "Shop.Types/Money.cs",
            """
            using ProtoBuf;

            namespace Shop;

            [ProtoContract]
            public sealed class Money
            {
                [ProtoMember(1)]
                public long Cents { get; set; }
            }
            """);
        _workspace.WriteProject(
            "Shop",
            "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>",
            [.. Workspace.ContractPackages, "../Shop.Types/Shop.Types.csproj"]);
        _workspace.Write(
            "Shop/ITill.cs",
            """
            using ProtoBuf.Grpc.Configuration;

            namespace Shop;

            [Service("shop.Till")]
            public interface ITill
            {
                [Operation]
                ValueTask<Money> Pay(Money money);
            }
            """);
    }

    [TearDown]
    public void Remove() => _workspace.Dispose();

    [Test]
    public async Task A_type_of_another_project_is_exported_and_its_break_is_shown_there()
    {
        var released = await _workspace.DotnetAsync("build", "Shop", "--nologo", "-t:Restore;CodeFirstRelease", "-v", "normal");
        // the first build that has a baseline compares with it
        await _workspace.DotnetAsync("build", "Shop", "--nologo", "--no-restore");
        var unchanged = await _workspace.DotnetAsync("build", "Shop", "--nologo", "--no-restore", "-v", "normal");
        _workspace.Write(
            "Shop.Types/Money.cs",
            (await File.ReadAllTextAsync(_workspace.PathTo("Shop.Types/Money.cs"))).Replace("ProtoMember(1)", "ProtoMember(3)", StringComparison.Ordinal));
        var broken = await _workspace.TryDotnetAsync("build", "Shop", "--nologo", "--no-restore");

        Assert.That(released.Split("is the first release").Length - 1, Is.EqualTo(1), released);
        Assert.That(await File.ReadAllTextAsync(_workspace.PathTo("Shop/released/shop.proto")), Does.Contain("int64 cents = 1;"));
        Assert.That(unchanged, Does.Contain("Skipping target \"CodeFirstExport\""));
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Does.Contain(
            $"{_workspace.PathTo("Shop.Types/Money.cs")}(9,17): error FIELD_RENUMBERED: shop.Money.cents was renumbered from 1 to 3."));
    }
}
