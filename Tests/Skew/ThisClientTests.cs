using System.Threading.Channels;
using CodeFirst.Client;
using CodeFirst.Contracts;
using NUnit.Framework;

namespace CodeFirst.Tests.Skew;

/// <summary>The .NET client of this tree, and a service that is older or newer.</summary>
internal sealed class ThisClientTests
{
    [Test]
    public async Task This_client_calls_the_released_service()
    {
        using var released = new Released();
        await using var service = await released.ServeAsync();

        var reply = await CallEverythingAsync(service.Address);

        Assert.That(reply.Rejections.Single().Reason, Is.EqualTo(RejectionReason.UnknownUser));
    }

    [Test]
    public async Task This_client_calls_the_next_service_and_keeps_the_number_of_a_reason_it_does_not_know()
    {
        await using var service = await NextProgram.ServeAsync();

        var reply = await CallEverythingAsync(service.Address);

        Assert.That(reply.Rejections.Single(), Is.EqualTo(new RejectedEvent
        {
            Position = 1,
            EventId = "b",
            Reason = (RejectionReason)1001,
            Message = "for the next reason.",
        }));
    }

    private static async Task<RecordPointsResponse> CallEverythingAsync(Uri address)
    {
        using var client = CodeFirstClient.Create<IUserService>(address.AbsoluteUri);
        var users = client.Service;
        var user = new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true };

        Assert.That(await users.GetUserStats(new UserRequest { UserId = 42 }), Is.EqualTo(user));
        Assert.That(await WatchAsync(users), Is.EqualTo(new WatchUserStatsResponse { UserId = 42, Stats = user }));
        var chunks = await users.ExportUserStats(new ExportUserStatsRequest { AfterUserId = 40, UpToUserId = 42 }).ToListAsync();
        Assert.That(chunks.SelectMany(chunk => chunk.UserIds), Is.EqualTo([41, 42]));
        Assert.That(chunks.SelectMany(chunk => chunk.Usernames).Last(), Is.EqualTo("Cloud_Architect"));

        PointsEvent[] events =
        [
            new() { EventId = "a", UserId = 42, Points = 5 },
            new() { EventId = "b", UserId = 999_999, Points = 1 },
        ];
        var reply = await users.RecordPoints(new[] { new RecordPointsRequest { Events = [.. events] } }.ToAsyncEnumerable());
        Assert.That((reply.Recorded, reply.Rejected), Is.EqualTo((1L, 1L)));
        return reply;
    }

    private static async Task<WatchUserStatsResponse> WatchAsync(IUserService users)
    {
        var requests = Channel.CreateUnbounded<WatchUserStatsRequest>();
        requests.Writer.TryWrite(new WatchUserStatsRequest { AddUserIds = [42] });
        return await users.WatchUserStats(requests.Reader.ReadAllAsync(), Deadline.After(TimeSpan.FromSeconds(60))).FirstAsync();
    }
}
