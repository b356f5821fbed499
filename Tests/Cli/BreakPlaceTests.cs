using CodeFirst.Cli.Evolution;
using CodeFirst.Cli.Locations;
using CodeFirst.Cli.Reports;
using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Evolution;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>Where a break is shown: at the C# member, or at what is left around it; the baseline's line comes second.</summary>
[TestFixture]
internal sealed class BreakPlaceTests
{
    private TemporaryFolder _folder = null!;

    private string Baseline => _folder.PathTo("user.proto");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("FIELD_RENUMBERED", "string username = 2;", "string username = 20;", "UserResponse.cs", "    public string Username")]
    [TestCase("FIELD_SAME_NAME", "string username = 2;", "string user_name = 2;", "UserResponse.cs", "    public string Username")]
    [TestCase("FIELD_NUMBER_REUSED", "string username = 2;", "string email = 2;", "UserResponse.cs", "    public string Username")]
    [TestCase("FIELD_SAME_TYPE", "string username = 2;", "bytes username = 2;", "UserResponse.cs", "    public string Username")]
    [TestCase("FIELD_NO_DELETE", "  bool is_active = 4;", "  bool is_active = 4;\n  int32 rank = 5;", "UserResponse.cs", "public sealed record UserResponse")]
    [TestCase("RESERVED_MESSAGE_NO_DELETE", "  bool is_active = 4;", "  bool is_active = 4;\n  reserved 9;", "UserResponse.cs", "public sealed record UserResponse")]
    [TestCase("RPC_SAME_SERVER_STREAMING", "returns (UserResponse)", "returns (stream UserResponse)", "IUserService.cs", "    ValueTask<UserResponse> GetUserStats")]
    [TestCase("RPC_NO_DELETE", "rpc GetUserStats(", "rpc FindUserStats(", "IUserService.cs", "public interface IUserService")]
    [TestCase("SERVICE_MOVED", "service UserService", "service Users", "IUserService.cs", "public interface IUserService")]
    [TestCase("PACKAGE_MESSAGE_NO_DELETE", "message UserResponse {", "message Old {}\n\nmessage UserResponse {", "IUserService.cs", "public interface IUserService")]
    [TestCase("FILE_SAME_GO_PACKAGE", "\"./pb\"", "\"./other\"", "IUserService.cs", "public interface IUserService")]
    public void A_break_is_shown_at_its_member_or_at_what_is_left_around_it(string rule, string now, string before, string file, string declaration)
    {
        File.WriteAllText(Baseline, Protos.UserProto.Replace(now, before, StringComparison.Ordinal));

        var found = Check().Findings.Single(found => found.Rule == rule);

        var path = Repository.PathTo("Contracts", "Users", file);
        var line = Array.FindIndex(File.ReadAllLines(path), text => text.StartsWith(declaration, StringComparison.Ordinal)) + 1;
        Assert.That(found.Source, Is.EqualTo(new SourceLocation(path, line, declaration.LastIndexOf(' ') + 2)));
        Assert.That(found.File?.File, Is.EqualTo(Baseline));
    }

    [Test]
    public void The_line_of_the_baseline_is_told_too()
    {
        File.WriteAllText(Baseline, Protos.UserProto.Replace("string username = 2;", "string username = 20;", StringComparison.Ordinal));

        var line = Array.FindIndex(File.ReadAllLines(Baseline), text => text.Contains("username = 20", StringComparison.Ordinal)) + 1;
        Assert.That(Check().Findings.Single().File, Is.EqualTo(new SourceLocation(Baseline, line)));
    }

    [Test]
    public void An_acceptance_that_accepts_nothing_is_shown_in_its_file()
    {
        File.WriteAllText(Baseline, Protos.UserProto);
        var acceptances = _folder.PathTo(AcceptanceFile.DefaultName);
        AcceptanceFile.Write(acceptances, [new Acceptance("FIELD_NO_DELETE", "user.UserResponse.rank", "A test says so.")]);

        var found = Check().Findings.Single();

        Assert.That(found.Place, Is.EqualTo(new SourceLocation(acceptances, 5)));
    }

    private Report Check()
    {
        var report = new Report(new TextFormat(), TextWriter.Null, TextWriter.Null);
        CodeFirst.Cli.Evolution.Check.Run(
            typeof(IUserService).Assembly.Location,
            ContractSchema.FromServices(typeof(IUserService)),
            new CheckRequest(Baseline, Category.Package),
            report);
        return report;
    }
}
