using CodeFirst.Schema;

namespace CodeFirst.Wire.Relays;

/// <summary>Go with google.golang.org/protobuf, as Debian packages it, built without the network.</summary>
internal sealed class GoRelay(string folder) : Relay(folder)
{
    private const string Packages = "/usr/share/gocode";
    private const string Go = "/usr/bin/go";

    public override string Name => "Go";

    public override string Install => "apt-get install -y --no-install-recommends "
        + "protobuf-compiler protoc-gen-go golang-go golang-google-protobuf-dev golang-github-golang-protobuf-1-5-dev";

    protected override IReadOnlyList<string> Needs =>
        [Protoc, Go, "/usr/bin/protoc-gen-go", $"{Packages}/src/google.golang.org/protobuf/reflect/protoreflect"];

    protected override IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["GO111MODULE"] = "off",
        ["GOPROXY"] = "off",
        ["GOFLAGS"] = "",
        ["GOTOOLCHAIN"] = "local",
        ["GOPATH"] = $"{folder}/gopath:{Packages}",
        ["PATH"] = $"/usr/bin:{System.Environment.GetEnvironmentVariable("PATH")}",
    };

    private string Sources => PathTo("gopath/src");

    public override Task RunAsync(string source, string target, CancellationToken cancellationToken) =>
        ExecuteAsync(PathTo("relay"), [source, target], cancellationToken);

    protected override async Task GenerateAsync(IReadOnlyList<SchemaFile> files, CancellationToken cancellationToken)
    {
        Extract("relay.go", Path.Combine(Sources, "relay", "relay.go"));
        // the files' own go_package may be a path relative to anything, or missing: each file gets a package here
        var packages = files.Select((file, at) => (file.Name, Package: $"contracts/c{at}")).ToList();
        await File.WriteAllTextAsync(
            Path.Combine(Sources, "relay", "contracts.go"),
            $"package main\n\nimport (\n{string.Concat(packages.Select(file => $"\t_ \"{file.Package}\"\n"))})\n",
            cancellationToken).ConfigureAwait(false);
        string[] options = [.. packages.Select(file => $"--go_opt=M{file.Name}={file.Package}")];
        await ExecuteAsync(Protoc, ["-I.", $"--go_out={Sources}", .. options, .. packages.Select(file => file.Name)], cancellationToken)
            .ConfigureAwait(false);
        await ExecuteAsync(Go, ["build", "-o", PathTo("relay"), "relay"], cancellationToken).ConfigureAwait(false);
    }
}
