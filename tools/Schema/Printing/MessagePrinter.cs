using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>A message: options, reserved, nested messages and enums, then fields.</summary>
internal sealed class MessagePrinter(ProtoText text, CommentIndex comments, TypeNames names, EnumPrinter enums)
{
    private const int EndOfNumbers = 536_870_912;

    public void Print(DescriptorProto message, int[] path, string outer)
    {
        comments.Print(text, path);
        if (IsEmpty(message))
        {
            text.Line($"message {message.Name} {{}}");
            text.Gap();
            return;
        }

        text.Open($"message {message.Name}");
        PrintOptionsAndReserved(message);
        PrintNested(message, path, $"{outer}.{message.Name}");
        PrintFields(message, path, $"{outer}.{message.Name}");
        text.Close();
    }

    private static bool IsEmpty(DescriptorProto message)
        => message.Field.Count == 0 && message.NestedType.Count == 0 && message.EnumType.Count == 0
            && message.ReservedRange.Count == 0 && message.ReservedName.Count == 0 && !OptionText.Of(message.Options).Any();

    private void PrintOptionsAndReserved(DescriptorProto message)
    {
        foreach (var option in OptionText.Of(message.Options))
            text.Line($"option {option};");
        text.Gap();
        if (message.ReservedRange.Count > 0)
            text.Line($"reserved {string.Join(", ", message.ReservedRange.Select(range => Range(range.Start, range.End - 1)))};");
        if (message.ReservedName.Count > 0)
            text.Line($"reserved {string.Join(", ", message.ReservedName.Select(ProtoText.Quote))};");
        text.Gap();
    }

    private static string Range(int start, int last)
        => start == last ? ProtoText.Number(start)
            : last == EndOfNumbers - 1 ? $"{ProtoText.Number(start)} to max"
            : $"{ProtoText.Number(start)} to {ProtoText.Number(last)}";

    private void PrintNested(DescriptorProto message, int[] path, string scope)
    {
        for (var at = 0; at < message.NestedType.Count; at++)
            if (message.NestedType[at].Options?.MapEntry != true)
                Print(message.NestedType[at], [.. path, DescriptorProto.NestedTypeFieldNumber, at], scope);
        for (var at = 0; at < message.EnumType.Count; at++)
            enums.Print(message.EnumType[at], [.. path, DescriptorProto.EnumTypeFieldNumber, at]);
    }

    private void PrintFields(DescriptorProto message, int[] path, string scope)
    {
        var oneof = -1;
        for (var at = 0; at < message.Field.Count; at++)
        {
            var field = message.Field[at];
            var next = field.HasOneofIndex && !field.Proto3Optional ? field.OneofIndex : -1;
            if (next != oneof && oneof >= 0)
                text.Close();
            if (next != oneof && next >= 0)
                OpenOneof(message.OneofDecl[next], [.. path, DescriptorProto.OneofDeclFieldNumber, next]);
            oneof = next;
            PrintField(message, field, [.. path, DescriptorProto.FieldFieldNumber, at], scope);
        }

        if (oneof >= 0)
            text.Close();
    }

    private void OpenOneof(OneofDescriptorProto oneof, int[] path)
    {
        text.Gap();
        comments.Print(text, path);
        text.Open($"oneof {oneof.Name}");
        foreach (var option in OptionText.Of(oneof.Options))
            text.Line($"option {option};");
    }

    /// <summary>Fields with comments stand apart; fields without any stand together.</summary>
    private void PrintField(DescriptorProto message, FieldDescriptorProto field, int[] path, string scope)
    {
        if (comments.Has(path))
            text.Gap();
        comments.Print(text, path);
        OptionList.Print(text, $"{TypeOf(message, field, scope)} {field.Name} = {ProtoText.Number(field.Number)}", field.Options);
        if (comments.Has(path))
            text.Gap();
    }

    private string TypeOf(DescriptorProto message, FieldDescriptorProto field, string scope)
    {
        var entry = message.NestedType.FirstOrDefault(
            nested => nested.Options?.MapEntry == true && field.TypeName == $"{scope}.{nested.Name}");
        if (entry is not null)
            return $"map<{NameOf(entry.Field[0], scope)}, {NameOf(entry.Field[1], scope)}>";
        var label = field.Label == FieldDescriptorProto.Types.Label.Repeated ? "repeated " : field.Proto3Optional ? "optional " : "";
        return label + NameOf(field, scope);
    }

    private string NameOf(FieldDescriptorProto field, string scope)
        => field.TypeName.Length > 0 ? names.Shorten(field.TypeName, scope) : field.Type.ToString().ToLowerInvariant();
}
