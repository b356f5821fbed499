using System.CommandLine;
using CodeFirst.Contracts;

namespace CodeFirst.Client.Users.Export;

/// <summary><c>users export</c></summary>
internal static class ExportCommand
{
    public static Command Create(Connection connection)
    {
        var after = new Option<int>("--after") { Description = "Only users with a greater id: resumes a broken export.", HelpName = "ID" };
        var upTo = new Option<int>("--up-to") { Description = "Only users with this id or a smaller one.", HelpName = "ID" };
        var activeOnly = new Option<bool>("--active-only") { Description = "Only active users." };
        var maxChunkBytes = new Option<int>("--max-chunk-bytes")
        {
            Description = "The size of a chunk on the wire, from 1024 to 1048576. By default the service's choice.",
            HelpName = "N",
        };
        var output = new Option<FileInfo>("--output") { Description = "The file to write. By default standard output.", HelpName = "FILE" };
        var append = new Option<bool>("--append") { Description = "Adds to the end of the file, behind what a broken export left there." };

        var command = new Command("export", "Writes users' statistics as CSV, ordered by id: user_id,username,total_points,is_active.")
        {
            after, upTo, activeOnly, maxChunkBytes, output, append,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(append) && result.GetValue(output) is null)
                result.AddError("--append needs the file to add to: --output FILE.");
        });
        command.SetAction((parsed, cancellationToken) => connection.RunAsync(
            parsed,
            async (users, context) =>
            {
                using var target = parsed.GetValue(output) is { } file
                    ? ExportTarget.File(file, parsed.GetValue(append))
                    : ExportTarget.StandardOutput();
                var progress = new ExportProgress(parsed.InvocationConfiguration.Error, !Console.IsErrorRedirected, target.ResumeOptions);
                var request = new ExportUserStatsRequest
                {
                    AfterUserId = parsed.GetValue(after),
                    UpToUserId = parsed.GetValue(upTo),
                    ActiveOnly = parsed.GetValue(activeOnly),
                    MaxChunkBytes = parsed.GetValue(maxChunkBytes),
                };
                return await new Exporter(users, target, progress).RunAsync(request, context);
            },
            cancellationToken));
        return command;
    }
}
