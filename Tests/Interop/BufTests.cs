using System.Text.Json;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>The exported file in the hands of buf.</summary>
[TestFixture]
internal sealed class BufTests
{
    private static readonly string Proto = Repository.PathTo("Contracts", "Users", "user.proto");

    [OneTimeSetUp]
    public void Require() => Toolchain.RequireBuf();

    [Test]
    public async Task Buf_curl_calls_the_service_with_the_exported_file_as_its_schema()
    {
        await using var host = await UsersHost.StartAsync();

        var reply = await BufAsync(
            "curl",
            "--schema",
            Proto,
            "--protocol",
            "grpc",
            "--http2-prior-knowledge",
            "-d",
            """{"user_id": 42}""",
            $"{host.Address}user.UserService/GetUserStats");

        var user = JsonDocument.Parse(reply.Output).RootElement;
        Assert.That(user.GetProperty("username").GetString(), Is.EqualTo("Cloud_Architect"), reply.Error);
        Assert.That(user.GetProperty("totalPoints").GetInt32(), Is.EqualTo(1500));
        Assert.That(user.GetProperty("isActive").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Buf_format_would_change_nothing()
    {
        var result = await BufAsync("format", "--diff", "--exit-code", Proto);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Buf_lint_finds_only_what_the_given_names_and_place_bring_with_them()
    {
        var result = await BufAsync("lint", "--error-format", "json", Proto);

        var rules = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString());
        // package user, its folder, and the messages of GetUserStats are given
        string[] given = ["PACKAGE_DIRECTORY_MATCH", "PACKAGE_VERSION_SUFFIX", "RPC_REQUEST_STANDARD_NAME", "RPC_RESPONSE_STANDARD_NAME"];
        Assert.That(rules.Distinct().Order(), Is.EqualTo(given));
    }

    private static Task<ProgramResult> BufAsync(params string[] arguments) => ChildProcess.RunAsync(Toolchain.Buf, arguments);
}
