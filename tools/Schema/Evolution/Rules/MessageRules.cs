using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>Messages and their oneofs.</summary>
internal static class MessageRules
{
    public static IEnumerable<Rule> All =>
    [
        Finders.Any("MESSAGE_NO_DELETE", "A message is not deleted from its file.", Category.File, comparison =>
            from files in comparison.Files
            from message in Gone(comparison.Before.Messages, files.Before, of => of.File)
            where !IsIn(comparison.After.Messages, files, message.FullName, of => of.File)
            select Deleted(message, $"file {files.Before.Name}")),
        Finders.Any("PACKAGE_MESSAGE_NO_DELETE", "A message is not deleted from its package.", Category.Package, comparison =>
            from message in comparison.Before.Messages.Values
            where comparison.After.Packages.Contains(message.File.Package) && !comparison.After.Messages.ContainsKey(message.FullName)
            select Deleted(message, message.File.Package.Length == 0 ? "the schema" : $"package {message.File.Package}")),
        Finders.Messages("ONEOF_NO_DELETE", "A oneof is not deleted.", Category.File | Category.Package, pair =>
            from oneof in Oneofs(pair.Before)
            where !Oneofs(pair.After).Contains(oneof)
            select new Break(
                $"{pair.Before.FullName}.{oneof}",
                "(a oneof) was deleted",
                Callers.Source,
                $"Keep the members of oneof \"{oneof}\" together in {pair.Before.Descriptor.Name}")),
        Finders.Messages("MESSAGE_SAME_REQUIRED_FIELDS", "A message gains and loses no required field.", Category.All, pair =>
            RequiredChanges(pair.Before, pair.After, "lost").Concat(RequiredChanges(pair.After, pair.Before, "gained"))),
        Finders.Messages(
            "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
            "A message does not start to set no_standard_descriptor_accessor.",
            Category.File | Category.Package,
            pair => HidesDescriptor(pair.After) && !HidesDescriptor(pair.Before)
                ? [new Break(pair.Before.FullName, "now sets no_standard_descriptor_accessor", Callers.Source, "Do not set the option")]
                : []),
    ];

    /// <summary>What a file declared and declares no more, whatever package the file has now.</summary>
    internal static IEnumerable<T> Gone<T>(OrderedDictionary<string, T> before, SchemaSource file, Func<T, SchemaSource> fileOf)
        => before.Values.Where(element => fileOf(element) == file);

    internal static bool IsIn<T>(
        OrderedDictionary<string, T> after, Pair<SchemaSource> files, string fullName, Func<T, SchemaSource> fileOf)
    {
        var name = files.Before.Unqualified(fullName);
        var now = files.After.Package.Length == 0 ? name : $"{files.After.Package}.{name}";
        return after.GetValueOrDefault(now) is { } element && fileOf(element) == files.After;
    }

    private static Break Deleted(Message message, string place) => new(
        message.FullName, $"was deleted from {place}", Callers.Source, Remedies.KeepMessage(message));

    private static IEnumerable<string> Oneofs(Message message) => message.Fields.Select(field => field.Oneof).OfType<string>().Distinct();

    private static IEnumerable<Break> RequiredChanges(Message here, Message there, string verb)
        => from field in here.Fields
           where field.Descriptor.Label == Label.Required && there.Field(field.Number)?.Descriptor.Label != Label.Required
           select new Break(
               field.FullName,
               $"(number {field.Number}) makes its message one that {verb} a required field, without which other programs refuse it",
               Callers.All,
               "A code-first contract has no required fields: accept the break");

    private static bool HidesDescriptor(Message message) => message.Descriptor.Options?.NoStandardDescriptorAccessor == true;
}
