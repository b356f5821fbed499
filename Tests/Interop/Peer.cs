using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Interop;

/// <summary>The programs of another team, in its language, built from the committed <c>.proto</c> files and nothing of ours.</summary>
internal sealed class Peer
{
    private readonly Language _language;
    private readonly string _output;

    private Peer(Language language, string output) => (_language, _output) = (language, output);

    /// <param name="language">Its language.</param>
    /// <param name="output">The folder to build in.</param>
    /// <param name="proto">The <c>user.proto</c> to build from; by default the contract's.</param>
    public static async Task<Peer> BuildAsync(Language language, string output, string? proto = null)
    {
        string[] file = proto is null ? [] : [proto];
        var result = await ChildProcess.RunAsync("/bin/sh", [SourceOf(language, "build.sh"), output, .. file]);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"The {language} programs do not build:\n{result.Output}{result.Error}");
        return new Peer(language, output);
    }

    /// <summary>Runs the client to its end, at an address as its language writes it, and in an environment that differs in this.</summary>
    public async Task<ProgramResult> CallAsync(
        string address, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        await using var client = Start("client", ["--address", address, .. arguments], environment);
        return await client.WaitForExitAsync();
    }

    /// <summary>Starts the client. Its last words come with <see cref="ChildProcess.WaitForExitAsync"/>.</summary>
    public ChildProcess StartClient(Uri service, params string[] arguments) =>
        Start("client", ["--address", service.Authority, .. arguments]);

    /// <summary>Runs the client to its end.</summary>
    public async Task<ProgramResult> CallAsync(Uri service, params string[] arguments)
    {
        await using var client = StartClient(service, arguments);
        return await client.WaitForExitAsync();
    }

    /// <summary>Runs the client that knows <c>given.proto</c> only.</summary>
    public async Task<ProgramResult> CallGivenAsync(Uri service, int userId)
    {
        await using var client = Start("given_client", [service.Authority, $"{userId}"]);
        return await client.WaitForExitAsync();
    }

    public Task<PeerServer> ServeAsync(params string[] arguments) => PeerServer.ListenAsync(Start("server", arguments));

    /// <summary>Starts the server that knows <c>given.proto</c> only.</summary>
    public Task<PeerServer> ServeGivenAsync() => PeerServer.ListenAsync(Start("given_server", []));

    private ChildProcess Start(string name, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var differing = new Dictionary<string, string> { ["GRPC_GO_RETRY"] = "on" };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
            differing[variable] = value;
        if (_language is Language.Go)
            return ChildProcess.Start(Path.Combine(_output, name), arguments, environment: differing);
        (differing["PYTHONPATH"], differing["PYTHONDONTWRITEBYTECODE"]) = (_output, "1");
        return ChildProcess.Start("/usr/bin/python3", [SourceOf(_language, $"{name}.py"), .. arguments], environment: differing);
    }

    private static string SourceOf(Language language, string file) =>
        Repository.PathTo("Tests", "Interop", language is Language.Python ? "python" : "go", file);
}
