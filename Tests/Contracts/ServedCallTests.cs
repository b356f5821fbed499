using CodeFirst.Annotations;
using NUnit.Framework;

namespace CodeFirst.Tests.Contracts;

/// <summary>The call that the current code serves.</summary>
[TestFixture]
internal sealed class ServedCallTests
{
    private static readonly DateTime Noon = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Where_none_is_served_there_is_none() => Assert.That(ServedCall.Current, Is.Null);

    [Test]
    public async Task It_flows_with_the_code_until_it_ends()
    {
        using var cancel = new CancellationTokenSource();
        using var call = ServedCall.Begin(Noon, cancel.Token);

        var seen = await Task.Run(() => ServedCall.Current, cancel.Token);

        Assert.That((seen!.Deadline, seen.CancellationToken), Is.EqualTo(((DateTime?)Noon, cancel.Token)));
    }

    [Test]
    public async Task Work_that_outlives_it_serves_no_call_any_more()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = ServedCall.Begin(Noon, default);
        var outliving = Task.Run(async () =>
        {
            await ended.Task;
            return ServedCall.Current;
        });

        call.Dispose();
        ended.SetResult();

        Assert.That(await outliving, Is.Null);
    }

    [Test]
    public void One_within_another_ends_alone()
    {
        using var outer = ServedCall.Begin(Noon, default);
        var inner = ServedCall.Begin(null, default);

        inner.Dispose();

        Assert.That(ServedCall.Current, Is.SameAs(outer));
    }
}
