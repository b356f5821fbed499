using System.Text.RegularExpressions;
using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>What the gate says of the corpus, in buf's words.</summary>
internal static class OurVerdicts
{
    private static readonly Category[] Categories = [Category.Wire, Category.WireJson, Category.Package, Category.File];

    public static IEnumerable<Verdict> Judge(Mutation mutation)
        => Categories.SelectMany(category => Gate.Check([mutation.Before], [mutation.After], category)
            .Select(found => new Verdict(mutation.Package, category, found.Rule, ElementOf(found, mutation.Before))));

    private static string ElementOf(BreakingChange found, FileDescriptorProto before)
    {
        if (found.Rule.StartsWith("FILE_", StringComparison.Ordinal) || found.Rule == "PACKAGE_NO_DELETE")
            return "file";
        var name = found.Element[(before.Package.Length + 1)..];
        if (found.Rule.StartsWith("RESERVED_", StringComparison.Ordinal))
            return Regex.Replace(name, @"^(?:\w+\.)*(\w+) reserved ""?([\w]+)""?(?: to (\w+))?$", match =>
                $"{match.Groups[1]}[{match.Groups[2]}{(match.Groups[3].Success ? "," : "")}{match.Groups[3]}]");
        if (found.Rule.StartsWith("FIELD_", StringComparison.Ordinal))
            return Descriptors.AllMessages(before.MessageType)
                .SelectMany(message => message.Field.Select(field => (message, field)))
                .Where(item => name.EndsWith($"{item.message.Name}.{item.field.Name}", StringComparison.Ordinal))
                .Select(item => $"{item.message.Name}#{item.field.Number}")
                .Single();
        if (found.Rule.StartsWith("ENUM_VALUE_", StringComparison.Ordinal))
            return Descriptors.AllEnums(before)
                .SelectMany(type => type.Value.Select(value => (type, value)))
                .Where(item => name.EndsWith($"{item.type.Name}.{item.value.Name}", StringComparison.Ordinal))
                .Select(item => $"{item.type.Name}#{item.value.Number}")
                .Single();
        return name;
    }
}
