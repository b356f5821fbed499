using CodeFirst.Hosting.Internal.Limits;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>How many calls an operation has answered lately.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ThroughputTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public void At_first_it_is_what_was_answered_so_far() => Assert.That(After(calls: 5).PerSecond(), Is.EqualTo(5));

    [Test]
    public void The_last_whole_second_counts()
    {
        var throughput = After(calls: 30);
        _clock.Move(TimeSpan.FromSeconds(1.5));

        Assert.That(throughput.PerSecond(), Is.EqualTo(20));
    }

    [Test]
    public void A_second_that_is_better_already_counts()
    {
        var throughput = After(calls: 2);
        _clock.Move(TimeSpan.FromSeconds(1));
        throughput.PerSecond();
        Add(throughput, 50);

        Assert.That(throughput.PerSecond(), Is.EqualTo(50));
    }

    [Test]
    public void After_a_silence_nothing_counts()
    {
        var throughput = After(calls: 30);
        _clock.Move(TimeSpan.FromSeconds(60));

        Assert.That(throughput.PerSecond(), Is.Zero);
    }

    private static void Add(Throughput throughput, int calls)
    {
        for (var call = 0; call < calls; call++)
            throughput.Add();
    }

    private Throughput After(int calls)
    {
        var throughput = new Throughput(_clock);
        Add(throughput, calls);
        return throughput;
    }
}
