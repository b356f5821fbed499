using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client;

/// <summary>What a server really sees of a client's deadlines: the header <c>grpc-timeout</c>.</summary>
public sealed class DeadlineOnTheWireTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };

    private string? _header;

    [Test]
    public async Task A_unary_call_arrives_with_the_contracts_5_seconds()
    {
        await CallAsync(service => service.GetUserStats(Request));

        Assert.That(ArrivedTimeout(), Is.InRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_calls_own_longer_deadline_arrives()
    {
        await CallAsync(service => service.GetUserStats(Request, Deadline.After(TimeSpan.FromSeconds(60))));

        Assert.That(ArrivedTimeout(), Is.InRange(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60)));
    }

    [Test]
    public async Task A_call_without_a_deadline_arrives_without_the_header()
    {
        await CallAsync(service => service.GetUserStats(Request, Deadline.None()));

        Assert.That(_header, Is.Empty);
    }

    [Test]
    public async Task A_stream_arrives_without_the_header()
    {
        await CallAsync(async service =>
        {
            await foreach (var _ in service.ExportUserStats(new ExportUserStatsRequest())) { }
            return new UserResponse();
        });

        Assert.That(_header, Is.Empty);
    }

    [Test]
    public async Task A_shorter_deadline_ends_the_call_on_both_sides()
    {
        var ended = new TaskCompletionSource();
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService { OnGet = (_, context) => Hang(context, ended) });
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        await Assert.ThatAsync(
            async () => await client.Service.GetUserStats(Request, Deadline.After(TimeSpan.FromMilliseconds(200))),
            Fails.With(StatusCode.DeadlineExceeded));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Cancelling_a_call_cancels_it_at_the_server()
    {
        var (started, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = (_, context) =>
            {
                started.SetResult();
                return Hang(context, ended);
            },
        });
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        using var cancel = new CancellationTokenSource();

        var call = client.Service.GetUserStats(Request, cancel.Token).AsTask();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();

        await Assert.ThatAsync(() => call, Fails.With(StatusCode.Cancelled));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async ValueTask<UserResponse> Hang(CallContext context, TaskCompletionSource ended)
    {
        await using var registration = context.CancellationToken.Register(ended.SetResult);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new UserResponse();
    }

    private async Task CallAsync(Func<IUserService, ValueTask<UserResponse>> call)
    {
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService { OnGet = Look, OnExport = Look });
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        await call(client.Service);
    }

    private ValueTask<UserResponse> Look(UserRequest request, CallContext context)
    {
        _header = Header(context);
        return ValueTask.FromResult(new UserResponse());
    }

    private async IAsyncEnumerable<ExportUserStatsResponse> Look(ExportUserStatsRequest request, CallContext context)
    {
        _header = Header(context);
        await Task.CompletedTask;
        yield return new ExportUserStatsResponse();
    }

    private static string Header(CallContext context)
        => context.ServerCallContext!.GetHttpContext().Request.Headers["grpc-timeout"].ToString();

    // at most eight digits and a unit, of which a client takes the largest that is exact
    private TimeSpan ArrivedTimeout()
    {
        Assert.That(_header, Does.Match("^[0-9]{1,8}[HMSm]$"));
        var number = int.Parse(_header![..^1], System.Globalization.CultureInfo.InvariantCulture);
        return _header[^1] switch
        {
            'H' => TimeSpan.FromHours(number),
            'M' => TimeSpan.FromMinutes(number),
            'S' => TimeSpan.FromSeconds(number),
            _ => TimeSpan.FromMilliseconds(number),
        };
    }
}
