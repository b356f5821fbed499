using System.Buffers;
using System.IO.Pipelines;
using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Streaming;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Limits;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Streaming;

/// <summary>When the messages of a response are flushed, and how many there may be before their reader reads.</summary>
[TestFixture, NonParallelizable, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CoalescedResponseTests
{
    private const int MessageBytes = 32;

    // of messages: 32 MiB
    private const int Many = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Message = new byte[MessageBytes];

    private readonly CountedBody _body = new();
    private readonly ManualClock _clock = new();
    private readonly PushSource<byte[]> _source = new();

    [Test]
    public async Task Messages_at_hand_are_flushed_together()
    {
        await WriteAsync(Enumerable.Repeat(Message, 1_024).ToAsyncEnumerable());

        Assert.That(_body.Flushes, Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_written_is_flushed_before_the_source_is_waited_for()
    {
        _source.Push(Message);
        _source.Push(Message);

        var writing = WriteAsync(_source);

        Assert.That((writing.IsCompleted, await ReadAsync()), Is.EqualTo((false, 2 * MessageBytes)));
    }

    [Test]
    public async Task What_comes_after_a_wait_is_flushed_before_the_next()
    {
        var writing = WriteAsync(_source);
        _source.Push(Message);
        var first = await ReadAsync();
        _source.Push(Message);

        Assert.That((first, await ReadAsync(), writing.IsCompleted), Is.EqualTo((MessageBytes, MessageBytes, false)));
    }

    [Test]
    public async Task A_source_that_works_for_long_is_flushed_as_if_it_waited()
    {
        await WriteAsync(Enumerable.Range(0, 5).Select(_ =>
        {
            _clock.Move(TimeSpan.FromMilliseconds(1));
            return Message;
        }).ToAsyncEnumerable());

        Assert.That(_body.Flushes, Is.EqualTo(5));
    }

    [Test]
    public void A_source_that_never_waits_stops_when_its_reader_does()
    {
        var written = 0;

        var writing = WriteAsync(Enumerable.Repeat(Message, Many).Select(message =>
        {
            written++;
            return message;
        }).ToAsyncEnumerable());

        Assert.That((writing.IsCompleted, written * MessageBytes), Is.EqualTo((false, CountedBody.Most)));
    }

    [Test]
    public async Task A_source_that_never_waits_ends_with_its_call()
    {
        using var call = new CancellationTokenSource();
        var writing = WriteAsync(Enumerable.Repeat(Message, Many).ToAsyncEnumerable(), call.Token);

        await call.CancelAsync();
        await ReadAsync();

        await Assert.ThatAsync(() => writing.WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task What_the_service_says_of_compression_stays()
    {
        var responses = new Responses(_body) { WriteOptions = new WriteOptions(WriteFlags.NoCompress) };

        await WriteAsync(Enumerable.Repeat(Message, 1).ToAsyncEnumerable(), responses);

        Assert.That(responses.WriteOptions.Flags, Is.EqualTo(WriteFlags.NoCompress | WriteFlags.BufferHint));
    }

    [Test]
    public void A_message_allocates_nothing()
    {
        Assert.That(AllocatedBy(500), Is.EqualTo(AllocatedBy(1)));
    }

    private static long AllocatedBy(int messages)
    {
        var least = long.MaxValue;
        for (var turn = 0; turn < 50; turn++)
        {
            var test = new CoalescedResponseTests();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var writing = test.WriteAsync(new Same(messages));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.That(writing.IsCompletedSuccessfully);
            // the pipe's buffers go back to their pool
            test._body.Complete();
            test._body.Reader.Complete();
        }

        return least;
    }

    private Task WriteAsync(IAsyncEnumerable<byte[]> source, CancellationToken cancellationToken = default) =>
        WriteAsync(source, new Responses(_body), cancellationToken);

    private Task WriteAsync(IAsyncEnumerable<byte[]> source, Responses responses, CancellationToken cancellationToken = default)
    {
        var call = new FakeCall { CancellationToken = cancellationToken }.Context.ServerCallContext!;
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseBodyFeature>(_body);
        // where Grpc.AspNetCore looks for it
        call.UserState["__HttpContext"] = http;
        return new CoalescedResponses(new CompressedStreams(Options.Create(new CodeFirstHostingOptions())), _clock).WriteAsync(source, responses, call);
    }

    private async Task<int> ReadAsync()
    {
        var read = await _body.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        _body.Reader.AdvanceTo(read.Buffer.End);
        return (int)read.Buffer.Length;
    }

    /// <summary>Flushes as gRPC does.</summary>
    private sealed class Responses(PipeWriter body) : IServerStreamWriter<byte[]>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(byte[] message)
        {
            body.Write(message);
            return (WriteOptions?.Flags & WriteFlags.BufferHint) == WriteFlags.BufferHint ? Task.CompletedTask : body.FlushAsync().AsTask();
        }
    }

    /// <summary>One byte, again and again, without an object for any of them.</summary>
    private sealed class Same(int count) : IAsyncEnumerable<byte[]>, IAsyncEnumerator<byte[]>
    {
        public byte[] Current { get; } = [0];

        public IAsyncEnumerator<byte[]> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => new(count-- > 0);

        public ValueTask DisposeAsync() => default;
    }
}
