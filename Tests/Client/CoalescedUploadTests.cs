using CodeFirst.Client.Internal.Uploads;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Limits;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>When the messages of an upload are sent, and what becomes of those that could not be.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CoalescedUploadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // a message of gRPC as it is written
    private static readonly byte[] Message = new byte[32];

    private readonly SentBytes _sent = new();
    private readonly ManualClock _clock = new();
    private readonly PushSource<string> _pushed = new();

    private CallBoundSource<string> Source => field ??= new CallBoundSource<string>(_pushed);

    private CoalescedBody Body => field ??= new CoalescedBody(_sent, Source, _clock);

    public void Dispose() => _sent.Dispose();

    [Test]
    public async Task The_service_gets_a_message_while_its_caller_has_no_other()
    {
        var seen = new PushSource<RecordPointsRequest>();
        await using var host = await ContractHost.StartAsync(new StubUserService
        {
            OnRecord = async (requests, _) =>
            {
                await foreach (var request in requests)
                    seen.Push(request);
                return new RecordPointsResponse();
            },
        });
        using var client = host.CreateClient<IUserService>();
        var source = new PushSource<RecordPointsRequest>();
        await using var arriving = seen.GetAsyncEnumerator();
        // the first two are both at hand
        source.Push(new RecordPointsRequest());
        source.Push(new RecordPointsRequest());
        var call = client.Service.RecordPoints(source).AsTask();

        for (var message = 0; message < 4; message++)
        {
            Assert.That(await arriving.MoveNextAsync().AsTask().WaitAsync(Patience));
            if (message > 0)
                source.Push(new RecordPointsRequest());
        }

        source.End();
        await call.WaitAsync(Patience);
    }

    [Test]
    public async Task An_upload_of_many_small_messages_arrives_whole()
    {
        await using var host = await ContractHost.StartAsync(new StubUserService
        {
            OnRecord = async (requests, _) => new RecordPointsResponse { Recorded = await requests.CountAsync() },
        });
        using var client = host.CreateClient<IUserService>();

        var reply = await client.Service.RecordPoints(
            AsyncEnumerable.Repeat(new RecordPointsRequest { Events = [new PointsEvent { UserId = 1 }] }, 20_000));

        Assert.That(reply.Recorded, Is.EqualTo(20_000));
    }

    [Test]
    public async Task Messages_at_hand_are_sent_together()
    {
        await using var source = await SourceWithMoreAsync();

        await WriteAsync(1_024);

        Assert.That((_sent.Writes, _sent.Length), Is.EqualTo((1, 512 * Message.Length)));
    }

    [Test]
    public async Task What_is_held_is_sent_when_the_source_waits()
    {
        await using var source = await SourceWithMoreAsync();
        Source.Add(Body);
        await WriteAsync(2);
        var before = _sent.Length;

        var next = source.MoveNextAsync().AsTask();

        Assert.That((before, _sent.Length, next.IsCompleted), Is.EqualTo((0, 2 * Message.Length, false)));
        _pushed.End();
        await next;
    }

    [Test]
    public async Task What_an_attempt_writes_again_while_the_source_waits_is_sent_at_once()
    {
        await WriteAsync(3);

        Assert.That(_sent.Length, Is.EqualTo(3 * Message.Length));
    }

    [Test]
    public async Task A_source_that_works_for_long_is_flushed_as_if_it_waited()
    {
        await using var source = await SourceWithMoreAsync();

        _ = Body;
        _clock.Move(TimeSpan.FromMilliseconds(1));
        await WriteAsync(1);

        Assert.That(_sent.Length, Is.EqualTo(Message.Length));
    }

    [Test]
    public async Task An_upload_of_which_something_was_lost_has_no_end()
    {
        await using var source = await SourceWithMoreAsync();
        Source.Add(Body);
        await WriteAsync(2);
        _sent.Failure = new IOException("The connection is gone.");
        var next = source.MoveNextAsync().AsTask();
        _sent.Failure = null;
        _pushed.End();
        await next;

        await Assert.ThatAsync(() => Body.EndAsync(default), Throws.InstanceOf<IOException>()
            .With.Message.EqualTo("An earlier part of this upload could not be sent."));
    }

    [Test]
    public async Task A_call_that_has_ended_cancels_what_was_held()
    {
        await using var source = await SourceWithMoreAsync();
        await Body.WriteAsync(Message);
        _clock.Move(TimeSpan.FromMilliseconds(1));
        _sent.Failure = new ObjectDisposedException("Http2WriteStream");

        await Assert.ThatAsync(() => Body.FlushAsync(), Throws.InstanceOf<OperationCanceledException>()
            .With.Message.EqualTo("The call ended before all of this upload was sent."));
    }

    /// <summary>A source that had its last message at hand.</summary>
    private async Task<IAsyncEnumerator<string>> SourceWithMoreAsync()
    {
        _pushed.Push("points");
        var source = Source.GetAsyncEnumerator();
        await source.MoveNextAsync();
        return source;
    }

    private async Task WriteAsync(int messages)
    {
        for (var message = 0; message < messages; message++)
        {
            await Body.WriteAsync(Message);
            await Body.FlushAsync();
        }
    }

    private sealed class SentBytes : MemoryStream
    {
        public int Writes { get; private set; }

        public Exception? Failure { get; set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Failure is not null)
                return ValueTask.FromException(Failure);
            Writes++;
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
