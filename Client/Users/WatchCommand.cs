using System.CommandLine;
using CodeFirst.Contracts;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Users;

/// <summary><c>users watch ID...</c></summary>
internal sealed class WatchCommand(IUserService users, TextWriter output)
{
    public static Command Create(Connection connection)
    {
        var ids = new Argument<int[]>("ID") { Description = "The users' ids; greater than zero.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("watch", "Prints users' statistics now and at every change, until Ctrl-C.") { ids };
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(
            parsed,
            (users, context) => new WatchCommand(users, parsed.InvocationConfiguration.Output)
                .RunAsync(parsed.GetRequiredValue(ids), context),
            cancellationToken));
        return command;
    }

    public async Task<int> RunAsync(IReadOnlyList<int> userIds, CallContext context)
    {
        await foreach (var update in users.WatchUserStats(Once(new WatchUserStatsRequest { AddUserIds = [.. userIds] }), context))
        {
            await output.WriteLineAsync(UserLine.Of(update));
            await output.FlushAsync(context.CancellationToken);
        }

        return ExitCode.Success;
    }

    // the service goes on after the caller has ended its side
    private static async IAsyncEnumerable<WatchUserStatsRequest> Once(WatchUserStatsRequest request)
    {
        await Task.CompletedTask;
        yield return request;
    }
}
