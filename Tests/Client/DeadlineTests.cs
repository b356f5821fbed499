using CodeFirst.Client;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

public sealed class DeadlineTests
{
    private static readonly StoppedClock Clock = new(StoppedClock.Noon);

    [Test]
    public void After_is_a_point_in_UTC_that_far_from_now()
    {
        var deadline = Deadline.After(TimeSpan.FromSeconds(1.5), Clock).Deadline!.Value;

        Assert.That((deadline, deadline.Kind), Is.EqualTo((StoppedClock.Noon.UtcDateTime.AddSeconds(1.5), DateTimeKind.Utc)));
    }

    [Test]
    public void After_without_a_clock_counts_from_the_systems_time()
    {
        var before = DateTime.UtcNow;

        var deadline = Deadline.After(TimeSpan.FromHours(1)).Deadline!.Value;

        Assert.That(deadline, Is.InRange(before.AddHours(1), DateTime.UtcNow.AddHours(1)));
    }

    [Test]
    public void After_keeps_the_cancellation_token()
    {
        using var cancel = new CancellationTokenSource();

        Assert.That(Deadline.After(TimeSpan.FromSeconds(1), cancel.Token).CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public void None_keeps_the_cancellation_token()
    {
        using var cancel = new CancellationTokenSource();

        Assert.That(Deadline.None(cancel.Token).CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public void After_the_longest_timeout_is_no_deadline()
        => Assert.That(Deadline.After(TimeSpan.MaxValue, Clock).Deadline, Is.EqualTo(DateTime.MaxValue));

    [TestCase(0)]
    [TestCase(-1)]
    public void After_a_time_that_does_not_lie_ahead_is_refused(int seconds)
        => Assert.That(
            () => Deadline.After(TimeSpan.FromSeconds(seconds)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(
                "A deadline lies ahead: give a time greater than zero, or Deadline.None() for no deadline."));
}
