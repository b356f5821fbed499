using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>Every option that is set, as <c>name = value</c>, in the order of their names; read from the descriptor of the options message.</summary>
internal static class OptionText
{
    public static IEnumerable<string> Of(IMessage? options)
    {
        if (options is null)
            return [];
        return options.Descriptor.Fields.InDeclarationOrder()
            .Where(option => option.HasPresence && option.Accessor.HasValue(options))
            .OrderBy(option => option.Name, StringComparer.Ordinal)
            .Select(option => $"{option.Name} = {Value(option, option.Accessor.GetValue(options))}");
    }

    private static string Value(FieldDescriptor option, object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => ProtoText.Quote(text),
        Enum constant => option.EnumType.FindValueByNumber(Convert.ToInt32(constant, System.Globalization.CultureInfo.InvariantCulture)).Name,
        _ => throw new NotSupportedException($"The option '{option.FullName}' cannot be printed."),
    };
}
