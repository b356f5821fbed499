using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>Every row of the table "Errors" of docs/production.md, in all four shapes.</summary>
[TestFixture]
internal sealed class FailureTests
{
    private const string Secret = "the password is hunter2";
    private static readonly CallFailures Failures = new("hosting.EveryShape");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RecordedLogs _logs = default!;

    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [SetUp]
    public void Forget() => _logs = new RecordedLogs();

    [TearDown]
    public void Dispose() => _logs.Dispose();

    private static IEnumerable<TestCaseData> Unforeseen() =>
        from shape in Shapes
        from failure in new Exception[]
        {
            new InvalidOperationException(Secret),
            new TimeoutException(Secret),
            new OperationCanceledException(Secret),
            new NotImplementedException(Secret),
            new ArgumentException(Secret),
        }
        select new TestCaseData(shape, failure) { TestName = $"{{m}}({shape}, {failure.GetType().Name})" };

    [TestCaseSource(nameof(Unforeseen))]
    public async Task What_nobody_foresaw_is_INTERNAL_says_nothing_of_its_cause_and_is_logged_once(string shape, Exception thrown)
    {
        var failed = await CallAsync(shape, _ => throw thrown);

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.Internal, $"/hosting.EveryShape/{shape} failed inside the service. Its log says why.")));
        Assert.That(failed.ToString() + string.Join(' ', failed.Trailers.Select(entry => entry.ToString())), Does.Not.Contain("hunter2"));
        Assert.That(_logs.Lines.Where(line => line.Failure == thrown).Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Error }));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Null_in_place_of_a_message_is_INTERNAL_and_the_sentence_says_so(string shape)
    {
        var failed = await CallAsync(shape, _ => Task.FromResult<Words>(null!));

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.Internal, $"/hosting.EveryShape/{shape} returned null inside the service, in place of a message.")));
        Assert.That(_logs.Lines.Count(line => line.Level == LogLevel.Error), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task What_the_service_throws_as_an_RpcException_is_its_answer_details_included(string shape)
    {
        var failed = await CallAsync(
            shape, _ => throw Failures.NotFound("WORDS_NOT_FOUND", "There are no words.", "hosting.Words", "words/1"));

        Assert.That(failed.Status, Is.EqualTo(new Status(StatusCode.NotFound, "There are no words.")));
        Assert.That(failed.Failure().ResourceInfo!.ResourceName, Is.EqualTo("words/1"));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task A_registered_exception_is_answered_as_the_nearest_registration_says(string shape)
    {
        var failed = await CallAsync(
            shape,
            _ => throw new FileNotFoundException(Secret),
            failures => failures
                .Answer<Exception>(_ => Failures.Unavailable("ANYTHING", "Anything.", TimeSpan.FromSeconds(1)))
                .Answer<IOException>(_ => Failures.Unavailable("DISK_AWAY", "The disk is away.", TimeSpan.FromSeconds(2))));

        Assert.That(failed.Status, Is.EqualTo(new Status(StatusCode.Unavailable, "The disk is away.")));
        Assert.That((failed.Failure().RetryDelay, failed.Failure().ErrorInfo!.Reason), Is.EqualTo((TimeSpan.FromSeconds(2), "DISK_AWAY")));
        Assert.That(_logs.Lines.Single(line => line.Level >= LogLevel.Warning).Text, Does.Contain("UNAVAILABLE, reason DISK_AWAY, "));
        Assert.That(_logs.Calls.Single().Failure, Is.InstanceOf<FileNotFoundException>());
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task A_registered_exception_whose_answer_is_the_callers_fault_is_not_in_the_log(string shape)
    {
        await CallAsync(
            shape,
            _ => throw new FileNotFoundException(Secret),
            failures => failures.Answer<IOException>(_ => Failures.NotFound("NO_FILE", "No file.", "hosting.File", "files/1")));

        Assert.That(_logs.Calls.Single(), Is.EqualTo((LogLevel.Information, _logs.Calls.Single().Text, (Exception?)null)));
    }

    [Test]
    public async Task An_answer_that_fails_itself_is_INTERNAL()
    {
        var failed = await CallAsync(
            nameof(IEveryShape.Say),
            _ => throw new IOException(),
            failures => failures.Answer<IOException>(_ => throw new InvalidOperationException(Secret)));

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.Internal, "/hosting.EveryShape/Say failed inside the service. Its log says why.")));
        Assert.That(
            (_logs.Calls.Single().Failure as AggregateException)?.InnerExceptions.Select(failure => failure.GetType()),
            Is.EqualTo(new[] { typeof(IOException), typeof(InvalidOperationException) }));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Whatever_is_thrown_once_the_deadline_has_passed_is_a_consequence_and_not_logged_as_a_failure(string shape)
    {
        var thrown = new InvalidOperationException(Secret);
        var ended = new TaskCompletionSource();

        var failed = await CallAsync(
            shape,
            async call =>
            {
                await Task.Delay(Timeout.Infinite, call.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ended.SetResult();
                throw thrown;
            },
            context: new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)));
        await ended.Task.WaitAsync(Patience);

        Assert.That(failed.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(_logs.Lines.Where(line => line.Failure == thrown), Is.Empty);
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task A_caller_that_cancels_ends_the_service_and_nothing_is_logged_as_a_failure(string shape)
    {
        using var caller = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        var call = CallAsync(
            shape,
            async call =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
                return new Words();
            },
            context: caller.Token);
        await arrived.Task.WaitAsync(Patience);

        await caller.CancelAsync();

        Assert.That((await call).StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(string.Join('\n', _logs.Lines.Where(line => line.Level >= LogLevel.Error)), Is.Empty);
    }

    private async Task<RpcException> CallAsync(
        string shape, Func<CallContext, Task<Words>> reply, Action<FailureOptions>? configure = null, CallContext context = default)
    {
        await using var host = await ContractHost.StartAsync(new FailingEcho(reply), services =>
        {
            services.AddLogging(logging => logging.AddProvider(_logs));
            services.Configure(configure ?? (_ => { }));
        });
        using var client = host.CreateClient<IEveryShape>();
        return (await Assert.ThrowsAsync<RpcException>(() => FailingEcho.Calls[shape](client.Service, context).WaitAsync(Patience)))!;
    }
}
