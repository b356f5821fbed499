using System.Text.Json.Nodes;
using CodeFirst.Cli.Exporting;
using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using Google.Protobuf;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>A folder of documents before their judges: OpenAPI's and JSON Schema's in node, and protobuf's own JSON in Python.</summary>
internal sealed class Judged : IAsyncDisposable
{
    private static readonly string Scripts = Repository.PathTo("Tests", "Schema", "OpenApi");

    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _python;
    private int _answers;

    public void Add(string name, ContractSchema schema)
    {
        File.WriteAllText(_folder.PathTo(name), OpenApiPrinter.Print(schema));
        File.WriteAllBytes(_folder.PathTo(name + ".binpb"), DescriptorSets.Of(schema).ToByteArray());
    }

    /// <summary>Adds a message in the JSON that protobuf writes for its bytes.</summary>
    public async Task AddValueAsync(string document, string message, byte[] bytes)
    {
        var json = await AskAsync("print", document, message, Convert.ToHexString(bytes));
        var folder = _folder.PathTo(Path.Combine("values", document, message));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{_answers}.json"), json);
    }

    /// <summary>What protobuf's JSON says of a message: <c>ok</c>, or what is wrong.</summary>
    public Task<string> ParseAsync(string document, string message, JsonNode json) => AskAsync("parse", document, message, json.ToJsonString());

    /// <summary>Each problem, and then what was judged.</summary>
    public async Task<string> ValidateAsync()
    {
        var result = await ChildProcess.RunAsync(
            "node", [Path.Combine(Scripts, "validate.mjs"), Toolchain.RequireOpenApiJudges(), _folder.FullName]);
        return result.Output + result.Error;
    }

    public async ValueTask DisposeAsync()
    {
        if (_python is not null)
            await _python.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> AskAsync(string order, string document, string message, string value)
    {
        _python ??= ChildProcess.Start("/usr/bin/python3", [Path.Combine(Scripts, "judge.py")]);
        await _python.Input.WriteLineAsync($"{order}\t{_folder.PathTo(document + ".binpb")}\t{message}\t{value}");
        await _python.Input.FlushAsync();
        var answer = await _python.WaitForOutputAsync($@"\A(?:.*\n){{{_answers++}}}(?<answer>.*)\n");
        return answer.Groups["answer"].Value;
    }
}
