using System.CommandLine;

namespace CodeFirst.Client.Users.Record;

/// <summary><c>users record FILE.csv</c></summary>
internal static class RecordCommand
{
    public static Command Create(Connection connection)
    {
        var file = new Argument<string>("FILE") { Description = "CSV with the header event_id,user_id,points; - is standard input." };
        var command = new Command("record", "Records events that change users' points, each event id once.") { file };
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(
            parsed,
            (users, context) =>
            {
                var lines = Read(parsed.GetRequiredValue(file));
                var streams = parsed.InvocationConfiguration;
                return new Recorder(users, streams.Output, streams.Error).RunAsync(lines, context);
            },
            cancellationToken));
        return command;
    }

    private static IReadOnlyList<EventLine> Read(string file)
    {
        using var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        return EventFile.Read(source, file == "-" ? "standard input" : file);
    }
}
