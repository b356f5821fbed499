using System.CommandLine;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary>What check, diff and release are told alike.</summary>
internal static class GateOptions
{
    private static readonly Dictionary<string, Category> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WIRE"] = Category.Wire,
        ["WIRE_JSON"] = Category.WireJson,
        ["PACKAGE"] = Category.Package,
        ["FILE"] = Category.File,
    };

    public static Option<string> Against() => new("--against")
    {
        HelpName = "BASELINE",
        Required = true,
        Description = "The last release: a .proto file, a folder of them, a binary FileDescriptorSet, or git:REVISION:PATH.",
    };

    public static Option<string> Revision() => new("--revision")
    {
        HelpName = "REVISION",
        Description = "Read the baseline as it was at this git revision, for example HEAD~1 or v1.4.0.",
    };

    public static Option<string> Accepted() => new("--accepted")
    {
        HelpName = "FILE",
        Description = $"The breaks that are meant. Default: {AcceptanceFile.DefaultName} beside the baseline, if it is there.",
    };

    public static Option<string> Strictness()
    {
        var option = new Option<string>("--category")
        {
            HelpName = string.Join('|', Categories.Keys),
            Description = "What must go on working: bytes; bytes and JSON; these and generated source; these and each type in its file.",
            DefaultValueFactory = _ => NameOf(Category.Package),
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !Categories.ContainsKey(given.Value))
                result.AddError($"'{given.Value}' is no category; it is one of {string.Join(", ", Categories.Keys)}.");
        });
        return option;
    }

    public static Category CategoryOf(string name) => Categories[name];

    /// <summary>The category's name, as it is given.</summary>
    public static string NameOf(Category category) => Categories.Single(known => known.Value == category).Key;
}
