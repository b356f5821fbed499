using System.Threading.Channels;
using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;

namespace CodeFirst.Tests.Skew.Next;

/// <summary>The next client: everything it sends carries what the contract before it does not know, and it says what it got.</summary>
internal static class NextClient
{
    private const string Text = "from the next client";
    private const long Number = 7;

    public static async Task CallAsync(string address, TextWriter output)
    {
        using var client = CodeFirstClient.Create<IUserService>(address);
        var users = client.Service;
        await output.WriteLineAsync(Line("GetUserStats", await users.GetUserStats(Request())));
        await output.WriteLineAsync(await ExportAsync(users));
        await output.WriteLineAsync(await RecordAsync(users));
        await output.WriteLineAsync(await WatchAsync(users));
        await output.WriteLineAsync(await GetNextAsync(users));
    }

    private static UserRequest Request() => new() { UserId = 42, NextText = Text, NextNumber = Number };

    private static string Line(string call, UserResponse user) =>
        $"{call}: {user.UserId} {user.Username} {user.TotalPoints} active={user.IsActive} {Next(user.NextText, user.NextNumber)}";

    private static string Next(string text, long? number) => $"next='{text}'/{(number is null ? "nothing" : $"{number}")}";

    private static async Task<string> ExportAsync(IUserService users)
    {
        var request = new ExportUserStatsRequest { AfterUserId = 40, UpToUserId = 42, NextText = Text, NextNumber = Number };
        var chunks = await users.ExportUserStats(request).ToListAsync();
        var ids = string.Join(' ', chunks.SelectMany(chunk => chunk.UserIds));
        return $"ExportUserStats: {ids} {Next(chunks[0].NextText, chunks[0].NextNumber)}";
    }

    private static async Task<string> RecordAsync(IUserService users)
    {
        var request = new RecordPointsRequest
        {
            Events = [Event(42, 5), Event(999_999, 1)],
            NextText = Text,
            NextNumber = Number,
        };
        var reply = await users.RecordPoints(new[] { request }.ToAsyncEnumerable());
        return $"RecordPoints: recorded={reply.Recorded} rejected={reply.Rejected} {reply.Rejections[0].Reason} "
            + Next(reply.NextText, reply.NextNumber);
    }

    private static PointsEvent Event(int userId, int points) =>
        new() { EventId = $"next-{userId}", UserId = userId, Points = points, NextText = Text, NextNumber = Number };

    private static async Task<string> WatchAsync(IUserService users)
    {
        var requests = Channel.CreateUnbounded<WatchUserStatsRequest>();
        requests.Writer.TryWrite(new WatchUserStatsRequest { AddUserIds = [42], NextText = Text, NextNumber = Number });
        await foreach (var update in users.WatchUserStats(requests.Reader.ReadAllAsync(), Deadline.After(TimeSpan.FromSeconds(60))))
            return $"{Line("WatchUserStats", update.Stats!)} {Next(update.NextText, update.NextNumber)}";
        return "WatchUserStats: ended";
    }

    private static async Task<string> GetNextAsync(IUserService users)
    {
        try
        {
            return Line("GetNext", await users.GetNext(Request()));
        }
        catch (RpcException failure)
        {
            return $"GetNext: {failure.StatusCode}";
        }
    }
}
