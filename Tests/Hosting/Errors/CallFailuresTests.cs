using CodeFirst.Client;
using CodeFirst.Hosting;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>The failures that a service makes, as a client reads them.</summary>
[TestFixture]
internal sealed class CallFailuresTests
{
    private static readonly CallFailures Failures = new("shop.Orders");

    private static IEnumerable<TestCaseData> Each()
    {
        yield return Case(
            StatusCode.InvalidArgument,
            Failures.InvalidArgument("WHY_SO", "So.", "order.id", ("id", "7")),
            new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "order.id", Description = "So." } } });
        yield return Case(
            StatusCode.InvalidArgument,
            Failures.InvalidArgument("WHY_SO", "So.", [new() { Field = "a" }, new() { Field = "b" }], ("id", "7")),
            new BadRequest
            {
                FieldViolations = { new BadRequest.Types.FieldViolation { Field = "a" }, new BadRequest.Types.FieldViolation { Field = "b" } },
            });
        yield return Case(
            StatusCode.NotFound,
            Failures.NotFound("WHY_SO", "So.", "shop.Order", "orders/7", ("id", "7")),
            new ResourceInfo { ResourceType = "shop.Order", ResourceName = "orders/7", Description = "So." });
        yield return Case(
            StatusCode.AlreadyExists,
            Failures.AlreadyExists("WHY_SO", "So.", "shop.Order", "orders/7", ("id", "7")),
            new ResourceInfo { ResourceType = "shop.Order", ResourceName = "orders/7", Description = "So." });
        yield return Case(
            StatusCode.FailedPrecondition,
            Failures.FailedPrecondition("WHY_SO", "So.", "ORDER_PAID", "orders/7", ("id", "7")),
            new PreconditionFailure
            {
                Violations = { new PreconditionFailure.Types.Violation { Type = "ORDER_PAID", Subject = "orders/7", Description = "So." } },
            });
        yield return Case(
            StatusCode.ResourceExhausted,
            Failures.ResourceExhausted("WHY_SO", "So.", "clients/7", TimeSpan.FromSeconds(1.5), ("id", "7")),
            new QuotaFailure { Violations = { new QuotaFailure.Types.Violation { Subject = "clients/7", Description = "So." } } },
            new RetryInfo { RetryDelay = new() { Seconds = 1, Nanos = 500_000_000 } });
        yield return Case(
            StatusCode.Unavailable,
            Failures.Unavailable("WHY_SO", "So.", TimeSpan.FromSeconds(2), ("id", "7")),
            new RetryInfo { RetryDelay = new() { Seconds = 2 } });
        yield return Case(
            StatusCode.Aborted, Failures.Of(StatusCode.Aborted, "WHY_SO", "So.", [new RequestInfo { RequestId = "r" }], ("id", "7")), new RequestInfo { RequestId = "r" });
    }

    [TestCaseSource(nameof(Each))]
    public void A_failure_has_its_status_its_sentence_and_its_details(StatusCode status, RpcException failed, IMessage[] details)
    {
        var info = new ErrorInfo { Reason = "WHY_SO", Domain = "shop.Orders", Metadata = { ["id"] = "7" } };

        Assert.That(failed.Status, Is.EqualTo(new Grpc.Core.Status(status, "So.")));
        Assert.That(failed.Failure().Details!.UnpackDetailMessages(), Is.EqualTo(details.Prepend(info)));
    }

    [Test]
    public void A_limit_that_waiting_does_not_lift_has_no_retry_delay() =>
        Assert.That(Failures.ResourceExhausted("WHY_SO", "So.", "stream").Failure().RetryDelay, Is.Null);

    [TestCase("")]
    [TestCase("not_upper")]
    [TestCase("HAS SPACE")]
    [TestCase("A_VERY_LONG_REASON_THAT_GOES_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON")]
    public void A_reason_that_is_not_UPPER_SNAKE_CASE_is_refused(string reason)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Failures.Unavailable(reason, "So.", TimeSpan.Zero));

        Assert.That(refusal.Message, Does.StartWith(
            $"reason is '{reason}'; write it in UPPER_SNAKE_CASE, for example ORDER_NOT_FOUND, with 63 characters at most."));
    }

    [Test]
    public void OK_is_refused() => Assert.That(
        Assert.Throws<ArgumentException>(() => Failures.Of(StatusCode.OK, "WHY_SO", "So.", []))!.Message,
        Does.StartWith("status is OK, which is no failure; return a message instead."));

    [Test]
    public void An_empty_domain_is_refused() => Assert.That(
        Assert.Throws<ArgumentException>(() => _ = new CallFailures(""))!.Message,
        Does.StartWith("domain is empty; give the gRPC name of the service, for example shop.Orders."));

    private static TestCaseData Case(StatusCode status, RpcException failed, params IMessage[] details) =>
        new(status, failed, details) { TestName = $"{{m}}({status}, {string.Join(' ', details.Select(detail => detail.Descriptor.Name))})" };
}
