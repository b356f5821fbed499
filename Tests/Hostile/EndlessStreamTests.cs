using System.Runtime.CompilerServices;
using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>A caller that never says that it has sent everything.</summary>
[TestFixture]
internal sealed class EndlessStreamTests : HostileFixture
{
    private const int PerMessage = 100;

    [TestCase(200)]
    [TestCase(20_000, Category = "Full")]
    public async Task Its_events_are_recorded_as_they_come_and_nothing_piles_up(int messages)
    {
        using var client = CodeFirstClient.Create<IUserService>(Service.Address.AbsoluteUri);
        using var leaving = new CancellationTokenSource();

        await Assert.ThatAsync(
            async () => await client.Service.RecordPoints(EventsAsync(messages, leaving, leaving.Token), leaving.Token),
            Throws.InstanceOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).EqualTo(StatusCode.Cancelled));

        TestContext.Out.WriteLine($"{messages * PerMessage} events of a stream without an end: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private static async IAsyncEnumerable<RecordPointsRequest> EventsAsync(
        int messages, CancellationTokenSource leaving, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var message = 0; message < messages; message++)
            yield return new RecordPointsRequest
            {
                Events = [.. Enumerable.Range(1, PerMessage).Select(user => Event($"{messages}-{message}", user))],
            };
        await leaving.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static PointsEvent Event(string message, int user) =>
        new() { EventId = $"endless-{message}-{user}", UserId = user, Points = 1 };
}
