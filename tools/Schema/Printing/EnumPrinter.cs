using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>An enum: options, reserved, then values.</summary>
internal sealed class EnumPrinter(ProtoText text, CommentIndex comments)
{
    public void Print(EnumDescriptorProto type, int[] path)
    {
        comments.Print(text, path);
        text.Open($"enum {type.Name}");
        foreach (var option in OptionText.Of(type.Options))
            text.Line($"option {option};");
        text.Gap();
        PrintReserved(type);
        text.Gap();
        for (var at = 0; at < type.Value.Count; at++)
            PrintValue(type.Value[at], [.. path, EnumDescriptorProto.ValueFieldNumber, at]);
        text.Close();
    }

    private void PrintReserved(EnumDescriptorProto type)
    {
        if (type.ReservedRange.Count > 0)
            text.Line($"reserved {string.Join(", ", type.ReservedRange.Select(Range))};");
        if (type.ReservedName.Count > 0)
            text.Line($"reserved {string.Join(", ", type.ReservedName.Select(ProtoText.Quote))};");
    }

    private static string Range(EnumDescriptorProto.Types.EnumReservedRange range)
        => range.Start == range.End ? ProtoText.Number(range.Start)
            : range.End == int.MaxValue ? $"{ProtoText.Number(range.Start)} to max"
            : $"{ProtoText.Number(range.Start)} to {ProtoText.Number(range.End)}";

    private void PrintValue(EnumValueDescriptorProto value, int[] path)
    {
        if (comments.Has(path))
            text.Gap();
        comments.Print(text, path);
        OptionList.Print(text, $"{value.Name} = {ProtoText.Number(value.Number)}", value.Options);
        if (comments.Has(path))
            text.Gap();
    }
}
