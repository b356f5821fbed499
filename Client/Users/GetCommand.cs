using System.CommandLine;
using CodeFirst.Contracts;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Users;

/// <summary><c>users get ID</c></summary>
internal sealed class GetCommand(IUserService users, TextWriter output)
{
    public static Command Create(Connection connection)
    {
        var id = new Argument<int>("ID") { Description = "The user's id; greater than zero." };
        var command = new Command("get", "Prints one user's name and points.") { id };
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(
            parsed,
            (users, context) => new GetCommand(users, parsed.InvocationConfiguration.Output)
                .RunAsync(parsed.GetValue(id), context),
            cancellationToken));
        return command;
    }

    public async Task<int> RunAsync(int userId, CallContext context)
    {
        var user = await users.GetUserStats(new UserRequest { UserId = userId }, context);
        await output.WriteLineAsync(UserLine.Of(user));
        return ExitCode.Success;
    }
}
