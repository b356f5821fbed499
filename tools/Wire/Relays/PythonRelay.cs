using CodeFirst.Schema;

namespace CodeFirst.Wire.Relays;

/// <summary>CPython with Google's protobuf.</summary>
internal sealed class PythonRelay(string folder) : Relay(folder)
{
    private const string Python = "/usr/bin/python3";

    private IReadOnlyList<string> _modules = [];

    public override string Name => "Python";

    public override string Install => "apt-get install -y --no-install-recommends protobuf-compiler python3-protobuf";

    protected override IReadOnlyList<string> Needs => [Protoc, Python, "/usr/lib/python3/dist-packages/google/protobuf"];

    protected override IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string> { ["PYTHONPATH"] = folder, ["PYTHONDONTWRITEBYTECODE"] = "1" };

    public override Task RunAsync(string source, string target, CancellationToken cancellationToken) =>
        ExecuteAsync(Python, [PathTo("relay.py"), source, target, .. _modules], cancellationToken);

    protected override Task GenerateAsync(IReadOnlyList<SchemaFile> files, CancellationToken cancellationToken)
    {
        _modules = [.. files.Select(file =>
            $"{Path.ChangeExtension(file.Name, null).Replace('-', '_').Replace('/', '.')}_pb2")];
        Extract("relay.py", PathTo("relay.py"));
        return ExecuteAsync(Protoc, ["-I.", "--python_out=.", .. files.Select(file => file.Name)], cancellationToken);
    }
}
