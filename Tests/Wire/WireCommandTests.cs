using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Wire;

/// <summary>The real tool, as a process.</summary>
internal sealed class WireCommandTests
{
    private static readonly string Contract = Path.GetRelativePath(Repository.Root, typeof(IUserService).Assembly.Location);

    [Test]
    public async Task The_report_of_our_contract_is_the_one_on_the_page()
    {
        using var folder = new TemporaryFolder();
        Travel.Relays(folder);

        var result = await RunAsync(Contract);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(Repository.PathTo("docs", "other-languages.md")), Does.Contain(result.Output));
    }

    [Test]
    public async Task One_value_of_one_message_travels_alone()
    {
        using var folder = new TemporaryFolder();
        Travel.Relays(folder);

        var result = await RunAsync(Contract, "--seed", "7", "--message", "user.UserResponse", "--value", "11");

        Assert.That(result.Output, Does.StartWith("C# -> Python -> Go -> C#, seed 7\n").And.EndsWith("\n\n1 value came back equal.\n"));
        Assert.That(result.Output, Does.Match(@"(?m)^user\.UserResponse +1 +1 +4 +\d+ +0$"));
    }

    [Test]
    public async Task A_message_the_contract_does_not_have_is_answered_with_those_it_has()
    {
        var result = await RunAsync(Contract, "--message", "Nobody");

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.Error, Does.StartWith("'Nobody' is no message of the contract; there are: user.UserRequest, "));
    }

    [TestCase("--values", "0", "--values is 0; give a number greater than zero.")]
    [TestCase("--value", "-1", "--value is -1; give an index from 0.")]
    public async Task A_number_that_makes_no_sense_is_refused(string option, string value, string sentence)
    {
        var result = await RunAsync(Contract, option, value);

        Assert.That(result, Is.EqualTo(new ProgramResult(1, "", $"{sentence}\nSee: codefirst wire --help\n")));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        var result = await RunAsync("nowhere.dll");

        Assert.That(result, Is.EqualTo(new ProgramResult(
            1, "", "There is no file 'nowhere.dll'; build the contract first, and give the path of its .dll.\n")));
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), "wire", .. arguments]);
}
