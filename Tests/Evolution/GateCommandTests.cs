using System.Text.Json;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary><c>codefirst check</c>, <c>diff</c> and <c>release</c> as a program, on this contract and baselines that differ from it.</summary>
[TestFixture]
internal sealed class GateCommandTests
{
    private static readonly int UsernameLine = 1 + Array.FindIndex(
        File.ReadAllLines(Repository.PathTo("Contracts", "Users", "UserResponse.cs")),
        text => text.Contains("string Username", StringComparison.Ordinal));

    private static readonly string Renumbered =
        "FIELD_RENUMBERED: user.UserResponse.username was renumbered from 20 to 2.\n"
        + "  Breaks binary callers.\n"
        + "  In UserResponse, write: [ProtoMember(20)] public string Username { get; init; } = \"\";\n"
        + $"  Contracts/Users/UserResponse.cs({UsernameLine},19)\n\n";

    private TemporaryFolder _folder = null!;

    private string Baseline => _folder.PathTo("user.proto");

    private string Acceptances => _folder.PathTo("codefirst.accepted.json");

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        File.WriteAllText(Baseline, Protos.UserProto);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Check_of_the_committed_baseline_says_that_nothing_breaks()
        => Expect(await RunAsync("check", "--against", Baseline), 0, "", $"Nothing breaks callers of '{Baseline}' in PACKAGE.\n");

    [Test]
    public async Task Check_names_a_renumbered_field_and_ends_with_2()
    {
        Renumber();

        Expect(await RunAsync("check", "--against", Baseline), 2, Renumbered, $"1 finding against '{Baseline}' in PACKAGE.\n");
    }

    [Test]
    public async Task Check_lets_an_accepted_break_pass_and_says_so()
    {
        Renumber();
        Accept("FIELD_RENUMBERED", "user.UserResponse.username");

        Expect(
            await RunAsync("check", "--against", Baseline), 0, "", $"Nothing breaks callers of '{Baseline}' in PACKAGE (1 break accepted).\n");
    }

    [Test]
    public async Task Check_reports_an_acceptance_that_accepts_nothing()
    {
        Accept("FIELD_RENUMBERED", "user.UserResponse.username");

        Expect(
            await RunAsync("check", "--against", Baseline, "--accepted", Acceptances),
            2,
            "ACCEPTANCE_UNUSED: user.UserResponse.username does not break FIELD_RENUMBERED, yet the break is accepted.\n  Delete the entry\n\n",
            $"1 finding against '{Baseline}' in PACKAGE.\n");
    }

    [Test]
    public async Task Check_takes_a_category()
    {
        File.WriteAllText(Baseline, Protos.UserProto.Replace("\"./pb\"", "\"./other\""));

        var lenient = await RunAsync("check", "--against", Baseline, "--category", "WIRE_JSON");
        var strict = await RunAsync("check", "--against", Baseline, "--category", "file");

        Assert.That((lenient.ExitCode, strict.ExitCode), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task Check_writes_lines_that_compilers_write()
    {
        Renumber();
        var line = Array.FindIndex(File.ReadAllLines(Baseline), text => text.Contains("username = 20", StringComparison.Ordinal)) + 1;

        Assert.That((await RunAsync("check", "--against", Baseline, "--format", "msbuild")).Output, Is.EqualTo(
            $"{Repository.PathTo("Contracts", "Users", "UserResponse.cs")}({UsernameLine},19): error FIELD_RENUMBERED: user.UserResponse.username was "
            + "renumbered from 20 to 2. Breaks binary callers. In UserResponse, write: [ProtoMember(20)] public string Username { get; init; } "
            + $"= \"\"; (baseline: {Baseline}({line}))\n"));
    }

    [Test]
    public async Task Check_writes_JSON()
    {
        Renumber();

        using var json = JsonDocument.Parse((await RunAsync("check", "--against", Baseline, "--format", "json")).Output);

        var found = json.RootElement.GetProperty("findings").EnumerateArray().Single();
        Assert.That(found.GetProperty("rule").GetString(), Is.EqualTo("FIELD_RENUMBERED"));
        Assert.That(found.GetProperty("element").GetString(), Is.EqualTo("user.UserResponse.username"));
        Assert.That(found.GetProperty("breaks").EnumerateArray().Select(callers => callers.GetString()), Is.EqualTo(["binary"]));
        Assert.That(found.GetProperty("source").GetProperty("path").GetString(), Does.EndWith("UserResponse.cs"));
        Assert.That(found.GetProperty("source").GetProperty("line").GetInt32(), Is.EqualTo(UsernameLine));
        Assert.That(found.GetProperty("file").GetProperty("path").GetString(), Is.EqualTo(Baseline));
        Assert.That(json.RootElement.GetProperty("accepted").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Check_writes_SARIF_with_accepted_breaks_suppressed()
    {
        File.WriteAllText(Baseline, Protos.UserProto.Replace("username = 2;", "username = 20;").Replace("\"./pb\"", "\"./other\""));
        Accept("FILE_SAME_GO_PACKAGE", "user.proto");

        using var sarif = JsonDocument.Parse((await RunAsync("check", "--against", Baseline, "--format", "sarif")).Output);

        Assert.That(sarif.RootElement.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();
        Assert.That(
            rules.Select(rule => rule.GetProperty("id").GetString()), Is.EquivalentTo(["FIELD_RENUMBERED", "FILE_SAME_GO_PACKAGE"]));
        Assert.That(
            run.GetProperty("results").EnumerateArray()
                .Select(result => (result.GetProperty("ruleId").GetString(), result.TryGetProperty("suppressions", out _))),
            Is.EqualTo([("FIELD_RENUMBERED", false), ("FILE_SAME_GO_PACKAGE", true)]));
    }

    [Test]
    public async Task Check_of_a_missing_baseline_ends_with_1_and_the_remedy()
        => Expect(
            await RunAsync("check", "--against", "no.proto"),
            1,
            "",
            "There is no baseline 'no.proto'; give the .proto file of the last release, or make the first one with: codefirst release\n");

    [TestCase("--category", "LOUD", "'LOUD' is no category; it is one of WIRE, WIRE_JSON, PACKAGE, FILE.")]
    [TestCase("--format", "xml", "'xml' is no format; it is one of text, json, sarif, msbuild.")]
    public async Task A_wrong_option_is_answered_with_the_valid_ones(string option, string value, string answer)
    {
        var check = await RunAsync("check", "--against", Baseline, option, value);

        Assert.That(check.ExitCode, Is.EqualTo(1));
        Assert.That(check.Error, Does.StartWith(answer));
    }

    [Test]
    public async Task Diff_is_a_Markdown_list_of_everything()
    {
        File.WriteAllText(Baseline, Protos.UserProto.Replace("username = 2;", "username = 20;").Replace("  bool is_active = 4;\n", ""));

        Expect(
            await RunAsync("diff", "--against", Baseline),
            0,
            "- **Breaking:** `user.UserResponse.username` was renumbered from 20 to 2.\n"
                + "- New field `user.UserResponse.is_active`: bool, number 4.\n",
            "");
    }

    [Test]
    public async Task Diff_of_the_same_says_so() => Expect(await RunAsync("diff", "--against", Baseline), 0, "", "Nothing changed.\n");

    [Test]
    public async Task Release_refuses_a_break_and_writes_nothing()
    {
        Renumber();
        var before = File.ReadAllText(Baseline);

        Expect(
            await RunAsync("release", "--baseline", Baseline),
            2,
            Renumbered,
            $"Not released: mend the contract, or accept what is meant in '{Acceptances}'. Nothing was written.\n");
        Assert.That(File.ReadAllText(Baseline), Is.EqualTo(before));
    }

    [Test]
    public async Task Release_moves_the_baseline_and_drops_the_acceptances_it_used()
    {
        Renumber();
        File.WriteAllText(Acceptances, """
            { "accepted": [
              { "rule": "FIELD_RENUMBERED", "element": "user.UserResponse.username", "reason": "Never released." },
              { "rule": "MESSAGE_NO_DELETE", "element": "user.Old", "reason": "Checked in FILE only." } ] }
            """);

        Expect(
            await RunAsync("release", "--baseline", Baseline),
            0,
            "",
            $"'{Baseline}' is released; commit it.\n'{Acceptances}': 1 used and taken out, 1 left.\n");
        Assert.That(File.ReadAllText(Baseline), Is.EqualTo(Protos.UserProto));
        Assert.That(AcceptanceFile.Read(Acceptances).Single().Rule, Is.EqualTo("MESSAGE_NO_DELETE"));
    }

    [Test]
    public async Task Release_of_the_first_baseline_writes_it()
    {
        File.Delete(Baseline);

        Expect(await RunAsync("release", "--baseline", Baseline), 0, "", $"'{Baseline}' is the first release; commit it.\n");
        Assert.That(File.ReadAllText(Baseline), Is.EqualTo(Protos.UserProto));
    }

    [Test]
    public async Task Release_of_what_is_released_changes_nothing()
        => Expect(await RunAsync("release", "--baseline", Baseline), 0, "", $"'{Baseline}' is up to date.\n");

    [Test]
    public async Task Release_into_a_folder_names_the_file_as_the_contract_does()
    {
        File.Delete(Baseline);

        await RunAsync("release", "--baseline", _folder.FullName);

        Assert.That(File.ReadAllText(Baseline), Is.EqualTo(Protos.UserProto));
    }

    [Test]
    public async Task Release_deletes_the_file_of_a_package_that_is_gone_once_that_is_accepted()
    {
        var gone = _folder.PathTo("old.proto");
        var (folder, wellKnown) = (_folder.FullName + "/", _folder.PathTo("google/protobuf/empty.proto"));
        File.WriteAllText(gone, "syntax = \"proto3\";\npackage old;\nmessage Gone {}\n");
        Directory.CreateDirectory(Path.GetDirectoryName(wellKnown)!);
        File.WriteAllText(wellKnown, "syntax = \"proto3\";\npackage google.protobuf;\nmessage Empty {}\n");

        var refused = await RunAsync("release", "--baseline", folder);
        var kept = File.Exists(gone);
        Accept("PACKAGE_NO_DELETE", "old");
        var released = await RunAsync("release", "--baseline", folder);

        Assert.That((refused.ExitCode, kept), Is.EqualTo((2, true)), refused.Output);
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That(released.Error, Does.Contain($"'{gone}' is deleted, since the contract has no such file any more; commit that.\n"));
        Assert.That(Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories), Is.EquivalentTo([Baseline, wellKnown]));
    }

    private static void Expect(ProgramResult result, int exitCode, string output, string error)
        => Assert.That((result.ExitCode, result.Output, result.Error), Is.EqualTo((exitCode, output, error)));

    private static Task<ProgramResult> RunAsync(string command, params string[] arguments) => ChildProcess.RunAsync(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), command,
            Path.Combine(AppContext.BaseDirectory, "CodeFirst.Contracts.dll"), .. arguments,
        ]);

    private void Renumber() => File.WriteAllText(Baseline, Protos.UserProto.Replace("username = 2;", "username = 20;"));

    private void Accept(string rule, string element)
        => AcceptanceFile.Write(Acceptances, [new Acceptance(rule, element, "A test says so.")]);
}
