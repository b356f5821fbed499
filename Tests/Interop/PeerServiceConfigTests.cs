using System.Text.RegularExpressions;
using CodeFirst.Contracts;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using NUnit.Framework;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Tests.Interop;

/// <summary>What another language's gRPC makes of <c>service_config.json</c>: <c>docs/other-languages.md</c> has what is measured here.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed partial class PeerServiceConfigTests(Language language)
{
    private static readonly string ServiceConfig = Repository.PathTo("Contracts", "Users", "service_config.json");

    private readonly TemporaryFolder _folder = new();
    private Peer _peer = null!;

    [OneTimeSetUp]
    public async Task Build() => _peer = await Peers.GetAsync(language);

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task The_page_says_what_is_measured()
    {
        var measured = new Dictionary<string, string>
        {
            ["attempts at a call that goes on failing"] = await AttemptsAsync("--service-config", ServiceConfig),
            ["the same without `GRPC_GO_RETRY=on`"] = await AttemptsAsync(
                new Dictionary<string, string> { ["GRPC_GO_RETRY"] = "off" }, "--service-config", ServiceConfig),
            ["the same without the file"] = await AttemptsAsync(),
            ["a call whose own timeout is longer than the file's"] = await OfAHangingCallAsync(),
            ["a call while the address says `SERVING`"] = await OfACallWhileItSaysAsync(ServingStatus.Serving),
            ["a call while the address says `NOT_SERVING`"] = await OfACallWhileItSaysAsync(ServingStatus.NotServing),
            ["a call while the address says `SERVICE_UNKNOWN`"] = await OfACallWhileItSaysAsync(ServingStatus.ServiceUnknown),
            ["a call when the server has no `grpc.health.v1`"] = await OfACallWhileItSaysAsync(null),
        };

        var page = Rows().Matches(File.ReadAllText(Repository.PathTo("docs", "other-languages.md")))
            .Select(row => KeyValuePair.Create(row.Groups["what"].Value, row.Groups[$"{language}"].Value));
        Assert.That(page, Is.EqualTo(measured));
    }

    private Task<string> AttemptsAsync(params string[] options) => AttemptsAsync(new Dictionary<string, string>(), options);

    private async Task<string> AttemptsAsync(Dictionary<string, string> environment, params string[] options)
    {
        var users = new FailingUsers(failures: 100);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);
        await _peer.CallAsync(host.Authority, environment, [.. options, "get", "42"]);
        return $"{users.Attempts.Split(' ').Length}";
    }

    private async Task<string> OfAHangingCallAsync()
    {
        var file = _folder.PathTo("short.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(ServiceConfig)).Replace("\"5s\"", "\"0.5s\"", StringComparison.Ordinal));
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return new UserResponse();
            },
        });
        return StatusOf(await _peer.CallAsync(new Uri(host.Address), "--service-config", file, "--timeout", "600", "get", "42"));
    }

    private async Task<string> OfACallWhileItSaysAsync(ServingStatus? status)
    {
        var users = new FailingUsers(0);
        await using var host = await StubUserServiceHost.StartAsync(
            users.Service, health: status is { } said ? new ScriptedHealth(said) : null);
        var result = await _peer.CallAsync(new Uri(host.Address), "--service-config", ServiceConfig, "get", "42");
        return StatusOf(result) + (users.Attempts.Length == 0 ? ", not sent" : "");
    }

    private static string StatusOf(ProgramResult result)
        => result.ExitCode == 0 ? "`OK`" : $"`{Regex.Match(result.Error, "RPC failed: (\\w+)").Groups[1].Value}`";

    [GeneratedRegex(@"^\| (?<what>a[^|]+|the same[^|]+) \| (?<Python>[^|]+) \| (?<Go>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
