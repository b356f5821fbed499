using CodeFirst.Contracts;
using Grpc.Core;

namespace CodeFirst.Tests.Client.Users;

/// <summary>What services answer in these tests.</summary>
internal static class Answers
{
    public static readonly UserResponse CloudArchitect = new()
    {
        UserId = 42,
        Username = "Cloud_Architect",
        TotalPoints = 1500,
        IsActive = true,
    };

    /// <summary>A chunk of active users named <c>user_ID</c> with a hundred points to the id.</summary>
    public static ExportUserStatsResponse Chunk(params int[] ids) => new()
    {
        UserIds = [.. ids],
        Usernames = [.. ids.Select(id => $"user_{id}")],
        TotalPoints = [.. ids.Select(id => 100 * id)],
        IsActive = [.. ids.Select(_ => true)],
    };

    /// <summary>A stream of these messages, which then breaks when there is a failure.</summary>
    public static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> messages, RpcException? failure = null)
    {
        foreach (var message in messages)
        {
            await Task.Yield();
            yield return message;
        }

        if (failure is not null)
            throw failure;
    }

    public static RpcException Failure(StatusCode status, string sentence) => new(new Status(status, sentence));
}
