using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>The tables of section "Seeing it" of <c>docs/production.md</c> are right.</summary>
[TestFixture]
internal sealed partial class SeeingPageTests
{
    private static readonly string Section = File.ReadAllText(Repository.PathTo("docs", "production.md")).Split("\n## ")
        .Single(section => section.StartsWith("Seeing it", StringComparison.Ordinal));

    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var page = Settings().Matches(Section).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new TelemetryOptions();
        Assert.That(page, Is.EquivalentTo(new[]
        {
            $"CodeFirst:CallLog = {new CodeFirstHostingOptions().CallLog}",
            $"CodeFirst:Telemetry:Otlp = {options.Otlp ?? "none"}",
            $"CodeFirst:Telemetry:Meters = {string.Join(", ", options.Meters)}",
            $"CodeFirst:Telemetry:Sources = {string.Join(", ", options.Sources)}",
        }));
    }

    [Test]
    public async Task The_page_has_every_instrument_with_its_unit()
    {
        await using var host = await UsersHost.StartAsync();
        // the store's instruments are made with it
        _ = host.Services.GetRequiredService<IUserStore>();
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        List<string> code = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name.StartsWith("CodeFirst.", StringComparison.Ordinal))
                code.Add($"{instrument.Name} in {instrument.Unit}");
        };
        listener.Start();

        var page = Instruments().Matches(Section).Select(row => $"{row.Groups["name"].Value} in {row.Groups["unit"].Value}");

        Assert.That(page, Is.EquivalentTo(code));
    }

    [Test]
    public async Task The_page_has_the_level_of_every_status()
    {
        using var logs = new RecordedLogs();
        var status = StatusCode.OK;
        await using var host = await ContractHost.StartAsync(
            new FailingEcho(_ => throw new RpcException(new Status(status, "So."))),
            services => services.AddLogging(logging => logging.AddProvider(logs).AddFilter("CodeFirst", LogLevel.Debug)));
        using var client = host.CreateClient<IEveryShape>(options => options.MaxAttempts = 1);

        foreach (var next in Enum.GetValues<StatusCode>().Except([StatusCode.OK]))
        {
            status = next;
            await Assert.ThrowsAsync<RpcException>(() => client.Service.Say(new Words()).AsTask());
        }

        var page = Levels().Matches(Section).SelectMany(row => Statuses().Matches(row.Groups["statuses"].Value)
            .Select(name => $"{row.Groups["level"].Value} {name.Groups["status"].Value}"));
        var code = logs.Calls.Select(line => $"{line.Level} {Failed().Match(line.Text).Groups["status"].Value}");
        Assert.That(page, Is.EquivalentTo(code));
        Assert.That(code.Count(), Is.EqualTo(16));
    }

    [GeneratedRegex(@"^\| `(?<setting>CodeFirst:[\w:]+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Settings();

    [GeneratedRegex(@"^\| `(?<name>[a-z_.]+)` \| (?<unit>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Instruments();

    [GeneratedRegex(@"^\| (?<level>Error|Warning|Information|Debug) \| (?<statuses>[^:|]+):", RegexOptions.Multiline)]
    private static partial Regex Levels();

    [GeneratedRegex("`(?<status>[A-Z_]+)`")]
    private static partial Regex Statuses();

    [GeneratedRegex(@"failed with (?<status>[A-Z_]+),")]
    private static partial Regex Failed();
}
