using System.Text.Json;
using System.Text.RegularExpressions;
using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>What <c>buf breaking</c> says of the whole corpus: one run for each category, all schemas in one image.</summary>
internal static class BufVerdicts
{
    private static readonly Dictionary<Category, string> Names = new()
    {
        [Category.Wire] = "WIRE",
        [Category.WireJson] = "WIRE_JSON",
        [Category.Package] = "PACKAGE",
        [Category.File] = "FILE",
    };

    /// <summary>The words of buf's messages that name the element, most particular first.</summary>
    private static readonly (Regex Pattern, string Element)[] Elements =
    [
        (new Regex("""[Ff]ield "(\d+)".* on message "(\w+)\x22"""), "$2#$1"),
        (new Regex("""[Ee]num value "(-?\d+)" on enum "(\w+)\x22"""), "$2#$1"),
        (new Regex("""oneof "(\w+)" on message "(\w+)\x22"""), "$2.$1"),
        (new Regex("""RPC "(\w+)" on service "(\w+)\x22"""), "$2.$1"),
        (new Regex("""reserved range "\[([^"]+)\]" on \w+ "(\w+)\x22"""), "$2[$1]"),
        (new Regex("""reserved name "(\w+)" on \w+ "(\w+)\x22"""), "$2[$1]"),
        (new Regex("""Previously present (?:message|enum|service) "([\w.]+)\x22"""), "$1"),
        (new Regex("Message option"), "Item"),
        (new Regex("^(File|Previously present (?:file|package)) "), "file"),
    ];

    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<Mutation> corpus)
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (folder.PathTo("before.binpb"), folder.PathTo("after.binpb"));
        await WriteAsync(before, corpus.Select(mutation => mutation.Before));
        await WriteAsync(after, corpus.Select(mutation => mutation.After));
        var verdicts = new List<Verdict>();
        foreach (var (category, name) in Names)
            verdicts.AddRange(await JudgeAsync(before, after, category, name));
        return verdicts;
    }

    private static async Task WriteAsync(string path, IEnumerable<FileDescriptorProto> files)
        => await File.WriteAllBytesAsync(path, new FileDescriptorSet { File = { files } }.ToByteArray());

    private static async Task<IEnumerable<Verdict>> JudgeAsync(string before, string after, Category category, string name)
    {
        var config = $$$"""{"version": "v2", "breaking": {"use": ["{{{name}}}"]}}""";
        var buf = await ChildProcess.RunAsync(
            Toolchain.Buf, ["breaking", after, "--against", before, "--error-format", "json", "--config", config]);
        return buf.ExitCode == 100
            ? buf.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Read(line, category))
            : throw new InvalidOperationException($"buf ended with {buf.ExitCode}: {buf.Error}");
    }

    private static Verdict Read(string line, Category category)
    {
        using var json = JsonDocument.Parse(line);
        var (rule, message) = (json.RootElement.GetProperty("type").GetString()!, json.RootElement.GetProperty("message").GetString()!);
        var path = json.RootElement.TryGetProperty("path", out var given) ? given.GetString() : "";
        var package = Regex.Match($"{path} {message}", @"\bc\d{3}").Value;
        var (pattern, element) = Elements.First(known => known.Pattern.IsMatch(message));
        return new Verdict(package, category, rule, pattern.Match(message).Result(element));
    }
}
