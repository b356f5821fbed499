using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Validation;

/// <summary>What a caller is told of a request that breaks the rules of its contract, and that the service never sees it.</summary>
[TestFixture]
internal sealed class ValidationTests
{
    private readonly Orders _service = new();
    private ContractHost _host = default!;
    private CodeFirstClient<IOrders> _client = default!;

    private IOrders Client => _client.Service;

    [SetUp]
    public Task Start() => StartAsync(_ => { });

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        _service.Seen.Clear();
    }

    [Test]
    public async Task A_request_that_keeps_the_rules_reaches_the_service()
    {
        await Client.Place(Order.Good);

        Assert.That(_service.Seen, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        var good = Order.Good;
        yield return Case(good with { Quantity = 101 }, "quantity", "quantity is 101; give 1 to 100.");
        yield return Case(good with { CustomerName = "Al" }, "customer_name", "customer_name 'Al' has 2 characters; give 3 to 12.");
        yield return Case(good with { Code = "abc" }, "code", "code is 'abc'; give text that matches ^[A-Z]*$.");
        yield return Case(good with { Currency = "GBP" }, "currency", "currency is 'GBP'; give one of '', 'EUR', 'USD'.");
        yield return Case(good with { Tags = ["a", "b", "c"] }, "tags", "tags has 3 elements; give at most 2.");
        yield return Case(good with { FirstLine = null }, "first_line", "first_line is absent; give it a value.");
        yield return Case(good with { Stars = 6 }, "stars", "stars is 6; give 1 to 5.");
        yield return Case(good with { Mail = "" }, "e_mail", "An order without an address cannot be confirmed.");
        yield return Case(good with { Even = 3 }, "even", "even (Even) is 3; give an even number.");
        yield return Case(good with { Wide = long.MaxValue }, "wide", "wide is 9223372036854775807; give 0 to 9.");
        yield return Case(
            good with { Lines = [new() { Price = 1 }, new()] }, "lines[1].price", "lines[1].price is 0; give at least 0.01.");
        yield return Case(
            good with { Extras = new() { ["a \"b\""] = new() } },
            "extras[\"a \\\"b\\\"\"].price",
            "extras[\"a \\\"b\\\"\"].price is 0; give at least 0.01.");
        yield return Case(
            good with { PaidBy = new CashPayment { Amount = 1001 } }, "paid_by.amount", "paid_by.amount is 1001; give 0 to 1000.");
        yield return Case(
            good with { PaidBy = new CardPayment() },
            "paid_by.card_payment.holder",
            "paid_by.card_payment.holder is empty; name the card's holder.");
        yield return Case(
            good with { Inside = new() { Parts = [new() { Parts = [new() { Weight = 11 }] }] } },
            "inside.parts[0].parts[0].weight",
            "inside.parts[0].parts[0].weight is 11; give 0 to 10.");
        yield return Case(
            good with { Inside = new() { Parts = [new() { Weight = 9, MaxWeight = 9 }] } },
            "inside.parts[0]",
            "inside.parts[0] weighs 9, which nobody carries.");
    }

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_rule_is_INVALID_ARGUMENT_with_the_fields_proto_path(Order order, string field, string sentence)
    {
        var failure = await FailureAsync(() => Client.Place(order).AsTask());

        Assert.That((failure.StatusCode, failure.Sentence), Is.EqualTo((StatusCode.InvalidArgument, sentence)));
        Assert.That(Fields(failure), Is.EqualTo(new[] { (field, sentence) }));
        Assert.That(_service.Seen, Is.Empty);
    }

    [Test]
    public async Task A_message_that_judges_itself_names_its_fields()
    {
        var failure = await FailureAsync(() => Client.Place(Order.Good with { Inside = new() { Weight = 2 } }).AsTask());

        Assert.That(Fields(failure), Is.EqualTo(new[]
        {
            ("inside.weight", "inside is too heavy."),
            ("inside.max_weight", "inside is too heavy."),
        }));
    }

    [Test]
    public async Task All_violations_come_at_once_and_the_sentence_counts_them()
    {
        var failure = await FailureAsync(() => Client.Place(new Order { Stars = 0, Lines = [new()] }).AsTask());

        Assert.That(failure.Sentence, Is.EqualTo("quantity is 0; give 1 to 100. And 5 more fields are wrong."));
        Assert.That(
            string.Join(' ', failure.FieldViolations.Select(violation => violation.Field)),
            Is.EqualTo("quantity customer_name lines[0].price first_line stars e_mail"));
    }

    [Test]
    public async Task Programs_read_the_reason_and_the_service()
    {
        var failure = await FailureAsync(() => Client.Place(new Order()).AsTask());

        Assert.That((failure.ErrorInfo!.Reason, failure.ErrorInfo.Domain), Is.EqualTo(("INVALID_FIELDS", "shop.Orders")));
    }

    [Test]
    public async Task A_failure_names_no_more_violations_than_a_caller_can_take()
    {
        var failure = await FailureAsync(() => Client.Place(
            Order.Good with { Lines = [.. Enumerable.Repeat(new OrderLine(), 100_000)] }).AsTask());

        Assert.That(failure.FieldViolations, Has.Count.InRange(40, 100));
        Assert.That(failure.Details!.CalculateSize(), Is.LessThan(5 * 1024));
        Assert.That(failure.Sentence, Is.EqualTo(
            "lines[0].price is 0; give at least 0.01. "
            + $"And more than {failure.FieldViolations.Count - 1} more fields are wrong; {failure.FieldViolations.Count} are named."));
    }

    [Test]
    public async Task The_number_of_violations_can_be_set()
    {
        await Stop();
        await StartAsync(options => options.MaxViolations = 1);

        var failure = await FailureAsync(() => Client.Place(new Order()).AsTask());

        Assert.That(failure.Sentence, Is.EqualTo("quantity is 0; give 1 to 100. And more fields are wrong."));
        Assert.That(failure.FieldViolations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_long_value_is_cut()
    {
        var failure = await FailureAsync(() => Client.Place(Order.Good with { Code = new string('x', 100_000) }).AsTask());

        Assert.That(failure.Sentence, Is.EqualTo($"code is '{new string('x', 64)}…'; give text that matches ^[A-Z]*$."));
    }

    [Test]
    public async Task A_stream_of_responses_is_not_begun()
    {
        var failure = await FailureAsync(() => Client.Follow(Order.Good with { Quantity = 0 }).ToListAsync().AsTask());

        Assert.That((failure.StatusCode, failure.Sentence), Is.EqualTo((StatusCode.InvalidArgument, "quantity is 0; give 1 to 100.")));
        Assert.That(_service.Seen, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Each_request_of_a_stream_is_checked_and_the_first_bad_one_ends_it(bool duplex)
    {
        var orders = Streams.Of(Order.Good, Order.Good with { Quantity = 0 }, Order.Good);

        var failure = await FailureAsync(() => duplex ? Client.Trade(orders).ToListAsync().AsTask() : Client.Import(orders).AsTask());

        Assert.That((failure.StatusCode, failure.Sentence), Is.EqualTo((StatusCode.InvalidArgument, "quantity is 0; give 1 to 100.")));
        Assert.That(failure.ErrorInfo!.Metadata["position"], Is.EqualTo("1"));
        Assert.That(_service.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_can_be_turned_off()
    {
        await Stop();
        await StartAsync(options => options.Enabled = false);

        await Client.Place(new Order());

        Assert.That(_service.Seen, Has.Count.EqualTo(1));
    }

    private async Task StartAsync(Action<RequestValidationOptions> configure)
    {
        _host = await ContractHost.StartAsync(_service, services => services.Configure(configure));
        _client = _host.CreateClient<IOrders>();
    }

    private static async Task<CallFailure> FailureAsync(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(() => call()))!.Failure();

    private static IEnumerable<(string, string)> Fields(CallFailure failure) =>
        failure.FieldViolations.Select(violation => (violation.Field, violation.Description));

    private static TestCaseData Case(Order order, string field, string sentence) => new(order, field, sentence) { TestName = $"{{m}}({field})" };
}
