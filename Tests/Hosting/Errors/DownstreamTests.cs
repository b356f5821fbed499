using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>What callers are told when a call fails that the service made to serve theirs.</summary>
[TestFixture]
internal sealed class DownstreamTests
{
    private static readonly CallFailures Failures = new("hosting.Downstream");

    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [TestCaseSource(nameof(Shapes))]
    public async Task A_failure_of_another_service_is_not_passed_on(string shape)
    {
        var failed = await CallThroughAsync(
            Failures.NotFound("SECRET_NOT_FOUND", "There is no secret hunter2.", "hosting.Secret", "secrets/hunter2"), shape);

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.Internal, "/hosting.EveryShape/Say failed inside the service. Its log says why.")));
        Assert.That(failed.Failure().Details, Is.Null);
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Another_service_that_does_not_answer_is_UNAVAILABLE_in_this_services_words(string shape)
    {
        var failed = await CallThroughAsync(
            Failures.Unavailable("DATABASE_AWAY", "The database at 10.0.0.7 is away.", TimeSpan.FromSeconds(1)), shape);

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.Unavailable, "/hosting.EveryShape/Say needs another service, which does not answer at the moment. Call again.")));
        Assert.That(failed.Failure().Details, Is.Null);
    }

    [Test]
    public async Task A_service_may_say_what_such_a_failure_means_to_its_callers()
    {
        var failed = await CallThroughAsync(
            Failures.NotFound("SECRET_NOT_FOUND", "There is no secret hunter2.", "hosting.Secret", "secrets/hunter2"),
            nameof(IEveryShape.Say),
            failures => failures.Answer<RpcException>(_ => Failures.Unavailable("VAULT_AWAY", "The vault is away.", TimeSpan.FromSeconds(1))));

        Assert.That(failed.Status, Is.EqualTo(new Status(StatusCode.Unavailable, "The vault is away.")));
    }

    /// <param name="downstream">What the other service answers.</param>
    /// <param name="shape">The shape of the call to the other service.</param>
    /// <param name="configure">The answers of the service in between.</param>
    private static async Task<RpcException> CallThroughAsync(RpcException downstream, string shape, Action<FailureOptions>? configure = null)
    {
        await using var behind = await ContractHost.StartAsync(new FailingEcho(_ => throw downstream));
        using var within = behind.CreateClient<IEveryShape>(options => options.MaxAttempts = 1);
        var service = new FailingEcho(async call =>
        {
            await FailingEcho.Calls[shape](within.Service, call.CancellationToken);
            return new Words();
        });
        await using var host = await ContractHost.StartAsync(service, services => services.Configure(configure ?? (_ => { })));
        using var client = host.CreateClient<IEveryShape>(options => options.MaxAttempts = 1);
        return (await Assert.ThrowsAsync<RpcException>(() => client.Service.Say(new Words()).AsTask()))!;
    }
}
