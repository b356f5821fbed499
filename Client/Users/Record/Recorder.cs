using CodeFirst.Contracts;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Users.Record;

/// <summary>Sends events, and says what became of them.</summary>
internal sealed class Recorder(IUserService users, TextWriter output, TextWriter error)
{
    /// <summary>How many events travel in one message: far below gRPC's 4 MiB, even with ids of 128 bytes.</summary>
    public const int EventsPerMessage = 500;

    public async Task<int> RunAsync(IReadOnlyList<EventLine> lines, CallContext context)
    {
        var reply = await SendAsync(lines, context);
        await output.WriteLineAsync($"recorded={reply.Recorded} duplicates={reply.Duplicates} rejected={reply.Rejected}");
        foreach (var rejection in reply.Rejections)
            await error.WriteLineAsync(Describe(rejection, lines));
        if (reply.Rejected > reply.Rejections.Count)
            await error.WriteLineAsync(
                $"{reply.Rejected - reply.Rejections.Count} more events were rejected; the service names only the first.");
        return reply.Rejected == 0 ? ExitCode.Success : ExitCode.Rejections;
    }

    private async Task<RecordPointsResponse> SendAsync(IReadOnlyList<EventLine> lines, CallContext context)
    {
        try
        {
            return await users.RecordPoints(Messages(lines), context);
        }
        catch
        {
            await error.WriteLineAsync(
                "There was no reply, so it is not known which events were recorded; run the same command again, and each is counted once.");
            throw;
        }
    }

    private static async IAsyncEnumerable<RecordPointsRequest> Messages(IReadOnlyList<EventLine> lines)
    {
        await Task.CompletedTask;
        foreach (var some in lines.Chunk(EventsPerMessage))
            yield return new RecordPointsRequest { Events = [.. some.Select(line => line.Event)] };
    }

    private static string Describe(RejectedEvent rejection, IReadOnlyList<EventLine> lines)
    {
        var place = rejection.Position >= 0 && rejection.Position < lines.Count
            ? $"line {lines[(int)rejection.Position].Line}"
            : $"event at position {rejection.Position}";
        var reason = FailedCall.UpperSnake(rejection.Reason.ToString());
        return $"{place}: event_id '{rejection.EventId}' rejected: {reason} - {rejection.Message}";
    }
}
