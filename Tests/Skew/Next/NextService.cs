using CodeFirst.Contracts;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Skew.Next;

/// <summary>The next service: everything it sends carries what the contract before it does not know.</summary>
internal sealed class NextService : IUserService
{
    private const string Text = "from the next service";
    private const long Number = 7;

    public ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default) => new(User(request.UserId));

    public ValueTask<UserResponse> GetNext(UserRequest request, CallContext context = default) => new(User(request.UserId));

    public async IAsyncEnumerable<ExportUserStatsResponse> ExportUserStats(ExportUserStatsRequest request, CallContext context = default)
    {
        foreach (var id in (int[])[41, 42])
        {
            yield return new ExportUserStatsResponse
            {
                UserIds = [id],
                Usernames = [User(id).Username],
                TotalPoints = [User(id).TotalPoints],
                IsActive = [true],
                NextText = Text,
                NextNumber = Number,
            };
            await Task.Yield();
        }
    }

    /// <summary>Rejects every second event for a reason that the contract before it does not know.</summary>
    public async ValueTask<RecordPointsResponse> RecordPoints(IAsyncEnumerable<RecordPointsRequest> requests, CallContext context = default)
    {
        var events = await requests.SelectMany(request => request.Events).ToListAsync(context.CancellationToken);
        var rejections = events.Select((@event, at) => (@event, at)).Where(item => item.at % 2 == 1).Select(item => new RejectedEvent
        {
            Position = item.at,
            EventId = item.@event.EventId,
            Reason = RejectionReason.Next,
            Message = "for the next reason.",
            NextText = Text,
            NextNumber = Number,
        }).ToList();
        return new RecordPointsResponse
        {
            Recorded = events.Count - rejections.Count,
            Rejected = rejections.Count,
            Rejections = rejections,
            NextText = Text,
            NextNumber = Number,
        };
    }

    public async IAsyncEnumerable<WatchUserStatsResponse> WatchUserStats(
        IAsyncEnumerable<WatchUserStatsRequest> requests, CallContext context = default)
    {
        await foreach (var request in requests.WithCancellation(context.CancellationToken))
            foreach (var id in request.AddUserIds)
                yield return new WatchUserStatsResponse { UserId = id, Stats = User(id), NextText = Text, NextNumber = Number };
    }

    private static UserResponse User(int id) => new()
    {
        UserId = id,
        Username = id == 42 ? "Cloud_Architect" : $"User_{id}",
        TotalPoints = id == 42 ? 1500 : id,
        IsActive = true,
        NextText = Text,
        NextNumber = Number,
    };
}
