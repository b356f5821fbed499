namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>
/// The Go packages of a contract's files: <c>pb</c> for the service's, and one beside it for each that is imported, whatever the files
/// themselves say, so that they lie in the reader's own module.
/// </summary>
internal sealed class GoPackages(CallSketch call)
{
    /// <summary>What protoc has to be told; nothing, when the only file says it itself.</summary>
    public string Options => Stubs.Files(call) is [var only] && only.Descriptor.Options?.GoPackage == "./pb"
        ? ""
        : string.Concat(Stubs.Files(call).Select(file => $"--go_opt=M{file.Name}={Path(file.Name)} --go-grpc_opt=M{file.Name}={Path(file.Name)} "))
            + "--go_opt=module=example --go-grpc_opt=module=example ";

    /// <summary>The service's own, and that of the request.</summary>
    public IEnumerable<string> Imports(string request)
    {
        yield return $"\tpb \"{Path(call.File.Name)}\"";
        if (request != call.File.Name)
            yield return $"\t{Alias(request)} \"{Path(request)}\"";
    }

    /// <summary>The name that a file's package has in the program.</summary>
    public string Alias(string file) => file == call.File.Name ? "pb" : Stem(file) + "pb";

    private string Path(string file) => file.StartsWith("google/protobuf/", StringComparison.Ordinal)
        ? $"google.golang.org/protobuf/types/known/{Stem(file)}pb"
        : file == call.File.Name ? "example/pb" : $"example/{Stem(file)}pb";

    private static string Stem(string file) => file.StartsWith("google/protobuf/", StringComparison.Ordinal)
        ? file["google/protobuf/".Length..^".proto".Length].Replace("_", "", StringComparison.Ordinal)
        : string.Concat(file[..^".proto".Length].Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
