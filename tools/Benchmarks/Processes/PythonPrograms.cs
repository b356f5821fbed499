using CodeFirst.Benchmarks.Cells;
using CodeFirst.Benchmarks.Cells.Clients;

namespace CodeFirst.Benchmarks;

/// <summary>Python programs over code generated from the service's <c>user.proto</c>.</summary>
internal sealed class PythonPrograms
{
    private const string Plugin = "/usr/bin/grpc_python_plugin";

    private readonly string _stubs;

    private PythonPrograms(string stubs) => _stubs = stubs;

    /// <returns><see langword="null"/> where Python or its gRPC is not installed.</returns>
    public static async Task<PythonPrograms?> TryBuildAsync(string stubs, CancellationToken cancellationToken)
    {
        if (!File.Exists(Plugin) || !File.Exists("/usr/bin/protoc"))
            return null;
        Directory.CreateDirectory(stubs);
        await ToolProcess.RunAsync(
            "/usr/bin/protoc",
            [$"-I{PeerPrograms.Contract}", $"--python_out={stubs}", $"--grpc_python_out={stubs}", $"--plugin=protoc-gen-grpc_python={Plugin}", "user.proto"],
            cancellationToken);
        return new PythonPrograms(stubs);
    }

    public Task<IReadOnlyList<Figure>> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        FigureProcess.RunAsync(
            "/usr/bin/env",
            [
                $"PYTHONPATH={_stubs}",
                "PYTHONDONTWRITEBYTECODE=1",
                "/usr/bin/python3",
                Path.Combine(PeerPrograms.Sources, "python", program),
                .. arguments,
            ],
            cancellationToken);
}
