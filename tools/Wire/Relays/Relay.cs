using CodeFirst.Schema;

namespace CodeFirst.Wire.Relays;

/// <summary>A program in another language that reads every value with the code protoc made of our files, and writes it again.</summary>
/// <param name="folder">A folder of its own.</param>
internal abstract class Relay(string folder)
{
    protected const string Protoc = "/usr/bin/protoc";

    /// <summary>The language.</summary>
    public abstract string Name { get; }

    /// <summary>The line that installs what it needs, on Debian.</summary>
    public abstract string Install { get; }

    protected string Folder { get; } = folder;

    /// <summary>What must be there.</summary>
    protected abstract IReadOnlyList<string> Needs { get; }

    /// <summary>What of its needs is missing; <see langword="null"/> when it can be built.</summary>
    public string? Missing => Needs.FirstOrDefault(path => !Path.Exists(path));

    /// <exception cref="RelayException">It cannot be built.</exception>
    public async Task BuildAsync(IReadOnlyList<SchemaFile> files, CancellationToken cancellationToken)
    {
        if (Missing is { } missing)
            throw new RelayException($"The {Name} relay needs '{missing}', which is missing; install it with: {Install}");
        Directory.CreateDirectory(Folder);
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file.Name))!);
            await File.WriteAllTextAsync(PathTo(file.Name), ProtoPrinter.Print(file.Descriptor), cancellationToken).ConfigureAwait(false);
        }

        await GenerateAsync(files, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the frames of one file, and writes them to another.</summary>
    /// <exception cref="RelayException">It did not end well.</exception>
    public abstract Task RunAsync(string source, string target, CancellationToken cancellationToken);

    protected abstract Task GenerateAsync(IReadOnlyList<SchemaFile> files, CancellationToken cancellationToken);

    protected string PathTo(string file) => Path.Combine(Folder, file);

    protected static void Extract(string resource, string path)
    {
        using var source = typeof(Relay).Assembly.GetManifestResourceStream(resource)!;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var target = File.Create(path);
        source.CopyTo(target);
    }

    protected Task ExecuteAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RelayProcess.RunAsync($"The {Name} relay", program, arguments, Folder, Environment, cancellationToken);

    protected virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();
}
