using CodeFirst.Client.Users;
using CodeFirst.Contracts;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client.Users;

public sealed class WatchCommandTests
{
    [Test]
    public async Task Watch_prints_a_line_for_each_update()
    {
        var service = new StubUserService
        {
            OnWatch = (_, _) => Answers.Stream<WatchUserStatsResponse>(
            [
                new() { UserId = 42, Stats = Answers.CloudArchitect },
                new() { UserId = 43, Stats = new UserResponse { UserId = 43, Username = "Night_Owl", TotalPoints = -3 } },
                new() { UserId = 99 },
            ]),
        };
        using var output = new StringWriter();

        await new WatchCommand(service, output).RunAsync([42, 43, 99], CallContext.Default);

        Assert.That(output.ToString(), Is.EqualTo(
            """
            user_id=42 User: Cloud_Architect | Points: 1500 | active
            user_id=43 User: Night_Owl | Points: -3 | inactive
            user_id=99 unknown: there is no user with this id

            """));
    }

    [Test]
    public async Task Watch_asks_for_all_ids_at_once()
    {
        var asked = new List<WatchUserStatsRequest>();
        var service = new StubUserService { OnWatch = (requests, _) => Keep(requests) };

        await new WatchCommand(service, TextWriter.Null).RunAsync([42, 43], CallContext.Default);

        Assert.That(string.Join('|', asked.Select(request => string.Join(' ', request.AddUserIds))), Is.EqualTo("42 43"));

        async IAsyncEnumerable<WatchUserStatsResponse> Keep(IAsyncEnumerable<WatchUserStatsRequest> requests)
        {
            await foreach (var request in requests)
                asked.Add(request);
            yield break;
        }
    }
}
