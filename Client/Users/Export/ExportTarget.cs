using System.Text;

namespace CodeFirst.Client.Users.Export;

/// <summary>Where an export goes.</summary>
/// <param name="Writer">Takes the CSV.</param>
/// <param name="WantsHeader">Whether nothing stands before the first user.</param>
/// <param name="ResumeOptions">What the command line needs besides <c>--after</c> for the rest to land behind what is there.</param>
internal sealed record ExportTarget(TextWriter Writer, bool WantsHeader, string ResumeOptions) : IDisposable
{
    private const int BufferSize = 65536;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static ExportTarget StandardOutput()
        => new(new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferSize), WantsHeader: true, ResumeOptions: "");

    public static ExportTarget File(FileInfo file, bool append)
    {
        var stream = file.Open(append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        return new ExportTarget(new StreamWriter(stream, Utf8, BufferSize), WantsHeader: stream.Position == 0, ResumeOptions: " --append");
    }

    public void Dispose() => Writer.Dispose();
}
