using CodeFirst.Testing;
using NUnit.Framework;

namespace CodeFirst.Tests.Testing;

/// <summary>Streams that a test holds in its hand.</summary>
[TestFixture]
internal sealed class StreamsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_stream_of_messages_has_them_in_order_and_ends()
        => Assert.That(await Streams.Of(1, 2, 3).ToListAsync(), Is.EqualTo([1, 2, 3]));

    [Test]
    public async Task The_first_messages_of_a_stream_without_end_are_collected()
        => Assert.That(await Streams.NeverEnding(1, 2, 3).CollectAsync(2).WaitAsync(Patience), Is.EqualTo([1, 2]));

    [Test]
    public async Task A_stream_without_end_waits_until_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using var stream = Streams.NeverEnding(1).GetAsyncEnumerator(cancel.Token);
        await stream.MoveNextAsync();
        var waiting = stream.MoveNextAsync().AsTask();
        Assert.That(waiting.IsCompleted, Is.False);

        await cancel.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    [Test]
    public async Task A_pushed_message_arrives_and_the_end_after_it()
    {
        var source = new PushSource<int>();
        var reading = source.ToListAsync().AsTask();
        source.Push(1);
        source.Push(2);
        source.End();

        Assert.That(await reading.WaitAsync(Patience), Is.EqualTo([1, 2]));
        Assert.That(() => source.Push(3), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_break_reaches_the_reader()
    {
        var source = new PushSource<int>();
        source.Break(new InvalidDataException("line 3"));

        await Assert.ThatAsync(() => source.ToListAsync().AsTask(), Throws.InstanceOf<InvalidDataException>());
    }
}
