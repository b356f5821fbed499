using System.Text.Json;
using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Support;
using CodeFirst.Tests.Wire;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema;

/// <summary>buf, the second judge of our text.</summary>
internal sealed class BufTests
{
    private static readonly Type[][] Contracts =
    [
        [typeof(IUserService)], [typeof(IBilling), typeof(IOrders)], [typeof(IShapes)], [typeof(IMoreShapes)], [typeof(IDocumented)],
        [typeof(ICommented)], [typeof(IOptions)], [typeof(ITakes<Scalars>)], [typeof(ITakes<Present>)], [typeof(ITakes<Lists>)],
        [typeof(ITakes<Maps>)], [typeof(ITakes<Times>)], [typeof(ITakes<Enums>)], [typeof(ITakes<Order>)], [typeof(ITakes<Trees>)],
        [typeof(ITakes<Generics>)], [typeof(IZoo)],
    ];

    /// <summary>What <c>buf lint</c> finds in the zoo, all of it in names and shapes that a contract gives.</summary>
    private static readonly Dictionary<string, string> Given = new()
    {
        ["DIRECTORY_SAME_PACKAGE"] = "a [ProtoFile] without folders in its Name",
        ["ENUM_NO_ALLOW_ALIAS"] = "two values with one number",
        ["ENUM_VALUE_PREFIX"] = "[ProtoEnum(Name = ...)]",
        ["ENUM_ZERO_VALUE_SUFFIX"] = "a zero that is not called Unspecified",
        ["FIELD_LOWER_SNAKE_CASE"] = "[ProtoMember(Name = ...)]",
        ["MESSAGE_PASCAL_CASE"] = "[ProtoContract(Name = ...)]",
        ["PACKAGE_DIRECTORY_MATCH"] = "a [ProtoFile] without folders in its Name",
        ["PACKAGE_VERSION_SUFFIX"] = "a package without a version",
        ["RPC_REQUEST_RESPONSE_UNIQUE"] = "a message that several methods use",
        ["RPC_REQUEST_STANDARD_NAME"] = "a message that is not called after its method",
        ["RPC_RESPONSE_STANDARD_NAME"] = "a message that is not called after its method",
        ["SERVICE_SUFFIX"] = "a service that is not called Service",
    };

    [OneTimeSetUp]
    public void Require() => Toolchain.RequireBuf();

    [Test]
    public async Task Buf_format_would_change_nothing()
    {
        using var folder = Export();

        var result = await ChildProcess.RunAsync(Toolchain.Buf, ["format", "--diff", "--exit-code", folder.FullName]);

        Assert.That((result.ExitCode, result.Output, result.Error), Is.EqualTo((0, "", "")));
    }

    [Test]
    public async Task Buf_lint_finds_only_what_the_contract_itself_says()
    {
        using var folder = Export();
        HashSet<string> found = [];

        foreach (var module in Directory.GetDirectories(folder.FullName))
        {
            var result = await ChildProcess.RunAsync(Toolchain.Buf, ["lint", "--error-format", "json", module]);
            Assert.That(result.Error, Is.Empty);
            foreach (var line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                found.Add(JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!);
        }

        Assert.That(found.Order(StringComparer.Ordinal), Is.EqualTo(Given.Keys.Order(StringComparer.Ordinal)));
    }

    private static TemporaryFolder Export()
    {
        var folder = new TemporaryFolder();
        foreach (var (at, contract) in Contracts.Index())
            foreach (var file in ContractSchema.FromServices(contract).Files)
            {
                var path = folder.PathTo(Path.Combine($"{at}", file.Name));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, ProtoPrinter.Print(file));
            }

        return folder;
    }
}
