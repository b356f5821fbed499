using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Health;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Tests.Hosting;

/// <summary>What grpc.health.v1 says of the server, of each service, and of the process.</summary>
[TestFixture]
internal sealed class HealthTests
{
    // what fails, and then how the server, its two services and the process are
    [TestCase(null, "Serving Serving Serving Serving")]
    [TestCase("", "NotServing NotServing NotServing Serving")]
    [TestCase("hosting.Echo", "NotServing NotServing Serving Serving")]
    [TestCase("hosting.Echo hosting.Chorus", "NotServing NotServing NotServing Serving")]
    [TestCase("anything", "NotServing NotServing NotServing Serving")]
    [TestCase("live", "NotServing NotServing NotServing NotServing")]
    public async Task A_check_concerns_the_services_that_its_tags_name_else_all(string? tags, string expected)
    {
        await using var host = await StartAsync(tags);
        var health = new Health.HealthClient(host.Channel);

        List<ServingStatus> statuses = [];
        foreach (var service in new[] { "", "hosting.Echo", "hosting.Chorus", "liveness" })
            statuses.Add((await health.CheckAsync(new HealthCheckRequest { Service = service })).Status);

        Assert.That(string.Join(' ', statuses), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_process_that_is_told_to_stop_lives_and_serves_no_more()
    {
        await using var host = await StartAsync(failing: null, options => options.StopDelay = TimeSpan.FromMinutes(5));
        using var patience = new CancellationTokenSource();
        var health = new Health.HealthClient(host.Channel);
        await health.CheckAsync(new HealthCheckRequest());

        var stopping = host.StopAsync(patience.Token);

        Assert.That(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested, Is.True);
        Assert.That((await health.CheckAsync(new HealthCheckRequest())).Status, Is.EqualTo(ServingStatus.NotServing));
        Assert.That((await health.CheckAsync(new HealthCheckRequest { Service = "liveness" })).Status, Is.EqualTo(ServingStatus.Serving));
        await patience.CancelAsync();
        await stopping;
    }

    [Test]
    public async Task A_service_that_is_not_mapped_is_NOT_FOUND()
    {
        await using var host = await StartAsync(failing: null);

        var unknown = await Assert.ThrowsAsync<RpcException>(
            () => new Health.HealthClient(host.Channel).CheckAsync(new HealthCheckRequest { Service = "hosting.Nobody" }).ResponseAsync);

        Assert.That(unknown!.StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    [Test]
    public async Task A_check_that_fails_is_said_once_and_once_more_when_it_holds_again()
    {
        using var logs = new RecordedLogs();
        await using var host = await StartAsync(failing: null, logs: logs);
        var log = host.Services.GetServices<IHealthCheckPublisher>().OfType<HealthLog>().Single();

        foreach (var status in new[] { HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy })
            await log.PublishAsync(Report(status), CancellationToken.None);

        Assert.That(logs.Of(typeof(HealthLog).FullName!).Select(line => (line.Level, line.Text)), Is.EqualTo(new[]
        {
            (LogLevel.Warning, "The health check 'store' is Unhealthy: 'users.db' does not answer."),
            (LogLevel.Information, "The health check 'store' is healthy again."),
        }));
    }

    private static HealthReport Report(HealthStatus status) => new(
        new Dictionary<string, HealthReportEntry>
        {
            ["store"] = new(status, "'users.db' does not answer.", TimeSpan.Zero, exception: null, data: null),
        },
        TimeSpan.Zero);

    private static Task<CodeFirstHost> StartAsync(
        string? failing, Action<CodeFirstHostingOptions>? configure = null, RecordedLogs? logs = null) =>
        CodeFirstHost.StartAsync(
            application =>
            {
                application.MapCodeFirst<Echo>();
                application.MapCodeFirst<Chorus>();
            },
            builder =>
            {
                builder.Services.Configure(configure ?? (_ => { }));
                if (logs is not null)
                    builder.Logging.AddProvider(logs);
                if (failing is not null)
                    builder.Services.AddHealthChecks().AddCheck(
                        "failing", () => HealthCheckResult.Unhealthy(), failing.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            });
}
