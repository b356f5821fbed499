using CodeFirst.Contracts;
using CsvHelper;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Users.Export;

/// <summary>Writes the chunks of an export as CSV, each as soon as it is there.</summary>
internal sealed class Exporter(IUserService users, ExportTarget target, ExportProgress progress)
{
    // quoting is RFC 4180's; the line ends are those that line-based tools expect
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n", TrueValue = "true", FalseValue = "false" };

    public async Task<int> RunAsync(ExportUserStatsRequest request, CallContext context)
    {
        await using var csv = CsvWriter.Create(target.Writer, Format, leaveOpen: true);
        if (target.WantsHeader)
            csv.WriteHeader("user_id", "username", "total_points", "is_active");
        var complete = false;
        try
        {
            await foreach (var chunk in users.ExportUserStats(request, context))
            {
                Write(csv, chunk);
                // flushed first: what progress names as the last user is really there
                await csv.FlushAsync(CancellationToken.None);
                progress.Add(chunk.UserIds);
            }

            await csv.FlushAsync(CancellationToken.None);
            complete = true;
        }
        finally
        {
            progress.End(complete);
        }

        return ExitCode.Success;
    }

    private static void Write(CsvWriter csv, ExportUserStatsResponse chunk)
    {
        RequireColumnsOfOneLength(chunk);
        for (var user = 0; user < chunk.UserIds.Count; user++)
        {
            csv.WriteField(chunk.UserIds[user]);
            csv.WriteField(chunk.Usernames[user]);
            csv.WriteField(chunk.TotalPoints[user]);
            csv.WriteField(chunk.IsActive[user]);
            csv.EndRecord();
        }
    }

    private static void RequireColumnsOfOneLength(ExportUserStatsResponse chunk)
    {
        var (ids, names, points, active) = (chunk.UserIds.Count, chunk.Usernames.Count, chunk.TotalPoints.Count, chunk.IsActive.Count);
        if (names != ids || points != ids || active != ids)
            throw new RpcException(new Status(
                StatusCode.Internal,
                "The service sent columns of different lengths: "
                + $"{ids} user_ids, {names} usernames, {points} total_points, {active} is_active."));
    }
}
