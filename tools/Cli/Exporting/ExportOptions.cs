using System.CommandLine;

namespace CodeFirst.Cli.Exporting;

/// <summary>What export and build are told alike.</summary>
internal static class ExportOptions
{
    public static Option<string> Output() => new("--output", "-o")
    {
        HelpName = "FILE|DIR/",
        Description = "The .proto file to write, or the folder for one file per package; a file is only touched when it changes.",
    };

    public static Option<bool> Check() => new("--check")
    {
        Description = "Write no .proto; end with 2 when a file is not what the contract says.",
    };

    public static Option<string> DescriptorSet() => new("--descriptor-set")
    {
        HelpName = "FILE",
        Description = "Also write the contract and all it imports as a binary FileDescriptorSet.",
    };

    public static Option<string> ServiceConfig() => new("--service-config")
    {
        HelpName = "FILE",
        Description = "Also write how the .NET client calls as a gRPC service config, for clients in other languages: deadlines, retries, health.",
    };

    public static Option<string> OpenApi() => new("--openapi")
    {
        HelpName = "FILE",
        Description = "Also write the unary calls, in JSON by the Connect protocol, as an OpenAPI 3.1 document.",
    };
}
