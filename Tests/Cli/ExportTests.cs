using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>The real tool, as a process.</summary>
internal sealed class ExportTests
{
    private static readonly string Contract = typeof(IUserService).Assembly.Location;
    private static readonly string Committed = File.ReadAllText(Repository.PathTo("Contracts", "Users", "user.proto"));

    [Test]
    public async Task Export_without_a_file_prints_the_text_and_nothing_else()
    {
        var result = await RunAsync("export", Contract);

        Assert.That(result, Is.EqualTo(new ProgramResult(0, Committed, "")));
    }

    [Test]
    public async Task Export_to_a_file_writes_it_once_and_leaves_it_alone_afterwards()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("user.proto");

        var first = await RunAsync("export", Contract, "-o", file);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        var second = await RunAsync("export", Contract, "-o", file);

        Assert.That(first, Is.EqualTo(new ProgramResult(0, "", $"'{file}' is written.\n")));
        Assert.That(second, Is.EqualTo(new ProgramResult(0, "", $"'{file}' is up to date.\n")));
        Assert.That(File.ReadAllText(file), Is.EqualTo(Committed));
        Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(DateTime.UnixEpoch));
    }

    [Test]
    public async Task Check_of_a_stale_file_ends_with_2_names_the_command_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("user.proto");
        await File.WriteAllTextAsync(file, "stale");

        var result = await RunAsync("export", Contract, "-o", file, "--check");

        Assert.That(result, Is.EqualTo(new ProgramResult(
            2, "", $"'{file}' is not what the contract says; refresh it with: codefirst export {Contract} -o {file}\n")));
        Assert.That(File.ReadAllText(file), Is.EqualTo("stale"));
    }

    [Test]
    public async Task Check_of_a_missing_file_ends_with_2()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("user.proto");

        var result = await RunAsync("export", Contract, "-o", file, "--check");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Is.EqualTo($"'{file}' is missing; refresh it with: codefirst export {Contract} -o {file}\n"));
        Assert.That(file, Does.Not.Exist);
    }

    [Test]
    public async Task Check_of_the_committed_file_ends_with_0()
    {
        var file = Repository.PathTo("Contracts", "Users", "user.proto");

        var result = await RunAsync("export", Contract, "-o", file, "--check");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "", $"'{file}' is up to date.\n")));
    }

    [Test]
    public async Task A_refused_contract_is_told_every_finding_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("zoo.proto");

        var result = await RunAsync("export", typeof(ExportTests).Assembly.Location, "-o", file);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Error, Does.Contain(
            "CodeFirst.Tests.Schema.Refused.IDuplicate.GetAsync cannot be exported: it has the route /refused.Duplicate/Get, and so has "
            + "Get; remove one of them, or name one with [Operation(\"Name\")].\n"));
        Assert.That(result.Error, Does.EndWith(" findings; nothing was exported.\n"));
        Assert.That(file, Does.Not.Exist);
    }

    [Test]
    public async Task A_missing_assembly_is_named()
    {
        var result = await RunAsync("export", "No.Such.dll");

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1, "", "There is no file 'No.Such.dll'; build the contract first, and give the path of its .dll.\n")));
    }

    [Test]
    public async Task A_file_that_is_no_assembly_is_named()
    {
        var file = Repository.PathTo("Contracts", "Users", "user.proto");

        var result = await RunAsync("export", file);

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1, "", $"'{file}' is not a .NET assembly; give the path of the contract's .dll.\n")));
    }

    [Test]
    public async Task A_netstandard_contract_without_its_packages_beside_it_gives_the_same_text()
    {
        using var folder = new TemporaryFolder();
        var built = await ChildProcess.RunAsync(
            "dotnet", ["build", Repository.PathTo("Contracts", "Users"), "-f", "netstandard2.0", "-o", folder.FullName]);
        Assert.That(built.ExitCode, Is.Zero, built.Output);
        Assert.That(folder.PathTo("protobuf-net.dll"), Does.Not.Exist);

        var result = await RunAsync("export", folder.PathTo("CodeFirst.Contracts.dll"));

        Assert.That(result, Is.EqualTo(new ProgramResult(0, Committed, "")));
    }

    [Test]
    public async Task A_contract_without_its_documentation_file_has_no_comments_and_the_caller_is_told()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.PathTo("CodeFirst.Contracts.dll");
        File.Copy(Contract, copy);

        var result = await RunAsync("export", copy);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("message UserRequest {\n  int32 user_id = 1;\n}\n"));
        Assert.That(result.Error, Is.EqualTo(
            $"'{Path.ChangeExtension(copy, ".xml")}' is missing, so the file has no comments; set "
            + "<GenerateDocumentationFile>true</GenerateDocumentationFile> in the contract's project to have them.\n"));
    }

    [Test]
    public async Task Documentation_with_the_line_ends_of_Windows_gives_the_same_text()
    {
        using var folder = new TemporaryFolder();
        CopyOutput("CodeFirst.Contracts.*", folder);
        CopyOutput("protobuf-net*", folder);
        var comments = folder.PathTo("CodeFirst.Contracts.xml");
        await File.WriteAllTextAsync(comments, (await File.ReadAllTextAsync(comments)).ReplaceLineEndings("\r\n"));

        var result = await RunAsync("export", folder.PathTo("CodeFirst.Contracts.dll"));

        Assert.That(result, Is.EqualTo(new ProgramResult(0, Committed, "")));
    }

    [TestCase("tr_TR")]
    [TestCase("ar_SA")]
    [TestCase("th_TH")]
    public async Task The_language_of_the_machine_does_not_show(string language)
    {
        using var folder = new TemporaryFolder();
        // the tool itself runs without cultures; a program that uses the library need not
        var configuration = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "codefirst.runtimeconfig.json"));
        var cultured = configuration.Replace("n.Invariant\": true", "n.Invariant\": false", StringComparison.Ordinal);
        Assert.That(cultured, Is.Not.EqualTo(configuration));
        await File.WriteAllTextAsync(folder.PathTo("cultured.json"), cultured);

        var result = await ChildProcess.RunAsync(
            "dotnet",
            [
                "exec", "--runtimeconfig", folder.PathTo("cultured.json"),
                Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), "export", Contract,
            ],
            environment: new Dictionary<string, string> { ["LANG"] = $"{language}.UTF-8", ["LC_ALL"] = $"{language}.UTF-8" });

        if (result.Error.Contains("libicu", StringComparison.Ordinal))
            Assert.Ignore("This machine has no cultures; install them with: apt-get install -y --no-install-recommends libicu72");
        Assert.That(result, Is.EqualTo(new ProgramResult(0, Committed, "")));
    }

    [Test]
    public async Task A_descriptor_set_has_the_comments_and_is_the_same_at_every_run_and_Python_takes_it()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.PathTo("first.binpb"), folder.PathTo("second.binpb"));

        await RunAsync("export", Contract, "-o", folder.PathTo("user.proto"), "--descriptor-set", first);
        await RunAsync("export", Contract, "-o", folder.PathTo("user.proto"), "--descriptor-set", second);

        Assert.That(await File.ReadAllBytesAsync(second), Is.EqualTo(await File.ReadAllBytesAsync(first)));
        var file = FileDescriptorSet.Parser.ParseFrom(await File.ReadAllBytesAsync(first)).File.Single(file => file.Name == "user.proto");
        Assert.That(file.SourceCodeInfo.Location, Has.Count.GreaterThan(1).And.All.Property("Span").Count.EqualTo(3));
        Toolchain.RequirePython();
        var python = await ChildProcess.RunAsync("/usr/bin/python3", ["-c", ReadSet, first]);
        Assert.That((python.Output, python.Error), Is.EqualTo(("user.UserService\n", "")));
    }

    [Test]
    public async Task The_service_config_is_written_beside_the_proto_and_is_the_committed_one()
    {
        using var folder = new TemporaryFolder();
        var config = folder.PathTo("service_config.json");

        var result = await RunAsync("export", Contract, "-o", folder.PathTo("user.proto"), "--service-config", config);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            await File.ReadAllTextAsync(config),
            Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "service_config.json"))));
    }

    [Test]
    public async Task A_service_config_that_is_not_what_the_contract_says_is_stale()
    {
        using var folder = new TemporaryFolder();
        var (proto, config) = (folder.PathTo("user.proto"), folder.PathTo("service_config.json"));
        await RunAsync("export", Contract, "-o", proto, "--service-config", config);
        await File.AppendAllTextAsync(config, " ");

        var result = await RunAsync("export", Contract, "-o", proto, "--service-config", config, "--check");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2,
            $"'{config}' is not what the contract says; "
            + $"refresh it with: codefirst export {Contract} -o {proto} --service-config {config}\n'{proto}' is up to date.\n")));
    }

    [Test]
    public async Task The_OpenAPI_document_is_written_beside_the_proto_and_is_the_committed_one()
    {
        using var folder = new TemporaryFolder();
        var document = folder.PathTo("openapi.json");

        var result = await RunAsync("export", Contract, "-o", folder.PathTo("user.proto"), "--openapi", document);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            await File.ReadAllTextAsync(document),
            Is.EqualTo(await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "openapi.json"))));
    }

    [Test]
    public async Task An_OpenAPI_document_that_is_not_what_the_contract_says_is_stale()
    {
        using var folder = new TemporaryFolder();
        var (proto, document) = (folder.PathTo("user.proto"), folder.PathTo("openapi.json"));
        await RunAsync("export", Contract, "-o", proto, "--openapi", document);
        await File.AppendAllTextAsync(document, " ");

        var result = await RunAsync("export", Contract, "-o", proto, "--openapi", document, "--check");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2,
            $"'{document}' is not what the contract says; "
            + $"refresh it with: codefirst export {Contract} -o {proto} --openapi {document}\n'{proto}' is up to date.\n")));
    }

    [Test]
    public async Task A_contract_whose_OpenAPI_document_is_refused_is_not_written_at_all()
    {
        using var folder = new TemporaryFolder();
        var contract = CompiledContract.Save(folder, "Shop", """
            [Service("shop.Orders")] public interface IOrders { [Operation] ValueTask Take(Order order); }
            [ProtoContract] public sealed record Order
            {
                [ProtoMember(1), System.ComponentModel.DataAnnotations.RegularExpression("(")] public string Text { get; init; } = "";
            }
            """);

        var result = await RunAsync("export", contract, "-o", folder.PathTo("shop.proto"), "--openapi", folder.PathTo("openapi.json"));

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("Order.Text cannot be exported: its [RegularExpression] checks nothing").And.EndWith(
            "1 finding; nothing was exported.\n"));
        Assert.That(folder.PathTo("shop.proto"), Does.Not.Exist);
    }

    [Test]
    public async Task A_dependency_that_cannot_be_found_is_named()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.PathTo("CodeFirst.Tests.dll");
        File.Copy(typeof(ExportTests).Assembly.Location, copy);

        var result = await RunAsync("export", copy);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Error, Does.Match(
            $"^'{copy}' needs '.+', which is neither beside it nor in the NuGet packages folder '.+'; run dotnet build on the contract's "
            + "project on this machine, or publish it and export the published .dll.\n$"));
    }

    [Test]
    public async Task Packages_are_found_through_the_deps_file()
    {
        using var folder = new TemporaryFolder();
        CopyOutput("CodeFirst.*", folder);
        CopyOutput("users.*", folder);

        var result = await RunAsync("export", folder.PathTo("CodeFirst.Tests.dll"));

        Assert.That(result.Error, Does.EndWith(" findings; nothing was exported.\n"));
    }

    [Test]
    public async Task Subtypes_are_found_in_an_assembly_that_only_the_tool_loads()
    {
        using var folder = new TemporaryFolder();
        var contract = CompiledContract.Save(folder, "Pets", """
            namespace Pets;
            [Service("pets.Kennel")] public interface IKennel { [Operation] ValueTask Take(Pet pet); }
            [ProtoContract, ProtoInclude(2, typeof(Dog)), ProtoInclude(3, typeof(Kept<Dog, int>)), ProtoInclude(4, "Pets.Cat")]
            public record Pet { [ProtoMember(1)] public int Legs { get; init; } }
            [ProtoContract] public sealed record Dog : Pet;
            [ProtoContract] public sealed record Cat : Pet;
            [ProtoContract] public sealed record Kept<T, U> : Pet { [ProtoMember(1)] public T? Other { get; init; } }
            """);

        var result = await RunAsync("export", contract);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("""
              oneof subtype {
                Dog dog = 2;
                KeptOfDogAndInt32 kept_of_dog_and_int32 = 3;
                Cat cat = 4;
              }
            """));
    }

    [Test]
    public async Task An_assembly_without_a_service_is_refused()
    {
        var result = await RunAsync("export", typeof(CodeFirst.Annotations.ProtoFileAttribute).Assembly.Location);

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1,
            "",
            "CodeFirst.Annotations cannot be exported: it has no interface marked [Service]; name the assembly that declares the service "
            + "interface, or mark the interface with [Service(\"package.Name\")].\n1 finding; nothing was exported.\n")));
    }

    [Test]
    public async Task Check_without_a_file_is_told_what_is_missing()
    {
        var result = await RunAsync("export", Contract, "--check");

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1, "", "--check needs the exported file: add -o FILE.\nSee: codefirst export --help\n")));
    }

    [TestCase("json")]
    [TestCase("msbuild")]
    public async Task Findings_for_a_program_need_a_file_for_the_text(string format)
    {
        var result = await RunAsync("export", Contract, "--format", format);

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1,
            "",
            "Without a file the .proto text is the answer, and findings cannot be in it: add -o FILE.\nSee: codefirst export --help\n")));
    }

    [Test]
    public async Task A_second_file_is_refused_in_a_sentence()
    {
        var result = await RunAsync("export", Contract, "-o", "one.proto", "-o", "two.proto", "--check");

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1, "", "Option '-o' expects a single argument but 2 were provided.\nSee: codefirst export --help\n")));
    }

    private const string ReadSet = """
        import sys
        from google.protobuf import descriptor_pb2, descriptor_pool
        pool = descriptor_pool.DescriptorPool()
        for file in descriptor_pb2.FileDescriptorSet.FromString(open(sys.argv[1], "rb").read()).file:
            pool.Add(file)
        print(pool.FindServiceByName("user.UserService").full_name)
        """;

    private static void CopyOutput(string pattern, TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, pattern))
            File.Copy(file, folder.PathTo(Path.GetFileName(file)));
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments)
        => ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), .. arguments]);
}
