using System.Globalization;
using CodeFirst.Tests.Support;
using CodeFirst.Wire;
using NUnit.Framework;

namespace CodeFirst.Tests.Wire;

/// <summary>Random values of every message go from C# to Python to Go and back, and are what they were.</summary>
[TestFixture]
internal sealed class WireTests
{
    [Test]
    public Task Every_message_comes_back_equal() => Send(new WireOptions
    {
        Seed = FromEnvironment("WIRE_SEED") ?? 1,
        Values = FromEnvironment("WIRE_VALUES") ?? 1_000,
        Message = Environment.GetEnvironmentVariable("WIRE_MESSAGE"),
        Value = FromEnvironment("WIRE_VALUE"),
    });

    [Test, Category("Full"), Parallelizable(ParallelScope.Children)]
    public Task Every_message_comes_back_equal_from_more_seeds([Range(2, 4)] int seed) =>
        Send(new WireOptions { Seed = seed, Values = 10_000 });

    private static async Task Send(WireOptions options)
    {
        using var folder = new TemporaryFolder();
        var relays = Travel.Relays(folder);

        var results = await new WireRun([Travel.Users, Travel.Zoo], relays, options).ExecuteAsync(folder.FullName);

        var report = WireReport.Print(results, options, relays.Select(relay => relay.Name), failure =>
            $"WIRE_SEED={failure.Seed} WIRE_MESSAGE={failure.Message} WIRE_VALUE={failure.Value} "
            + $"dotnet test Tests --filter {nameof(WireTests)}");
        TestContext.Out.WriteLine(report);
        Assert.That(results.SelectMany(message => message.Failures), Is.Empty, report);
    }

    private static int? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
