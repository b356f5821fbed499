using System.Globalization;
using CodeFirst.Codec.Model;

namespace CodeFirst.Codec.Writing;

/// <summary>The code that writes a field. The writer goes backwards, and so does the code.</summary>
internal sealed class FieldWriter(Code code, Message message, IReadOnlyDictionary<string, string> names)
{
    public void Write(Member member)
    {
        switch (member.Cardinality)
        {
            case Cardinality.Single:
                WriteSingle(member);
                break;
            case Cardinality.Optional:
                code.Open($"if ({member.Get()} is {{ }} value{member.Number})");
                WriteValue(member.Value, Tag(member), $"value{member.Number}");
                code.Close();
                break;
            case Cardinality.Map:
                WriteMap(member);
                break;
            default:
                WriteList(member);
                break;
        }
    }

    private static uint Tag(Member member) => Tags.Of(member.Number, member.Value.WireType);

    private void WriteSingle(Member member)
    {
        var value = $"value{member.Number}";
        if (member.Value.CanBeNull)
        {
            code.Open($"if ({member.Get()} is {{ Length: > 0 }} {value})");
        }
        else
        {
            code.Line($"var {value} = {member.Get()};");
            code.Open($"if ({Format(member.Value.IsPresent, value)})");
        }

        WriteValue(member.Value, Tag(member), value);
        code.Close();
    }

    private void WriteList(Member member)
    {
        var items = $"items{member.Number}";
        code.Line($"var {items} = Items.Of({member.Get()});");
        if (member.IsPacked)
        {
            code.Open($"if ({items}.Length > 0)");
            code.Line("var end = writer.Length;");
            code.Open($"for (var at = {items}.Length - 1; at >= 0; at--)");
            code.Line($"writer.Write{member.Value.Writer}({Format(member.Value.Given, $"{items}[at]")});");
            code.Close();
            code.Line($"writer.Close({Tags.Of(member.Number, 2)}u, end);");
            code.Close();
            return;
        }

        code.Open($"for (var at = {items}.Length - 1; at >= 0; at--)");
        WriteValue(member.Value, Tag(member), Element(member, $"{items}[at]"));
        code.Close();
    }

    private void WriteMap(Member member)
    {
        var entries = $"entries{member.Number}";
        code.Open($"using (var {entries} = Items.Rent({member.Get()}))");
        code.Open($"for (var at = {entries}.Span.Length - 1; at >= 0; at--)");
        code.Line($"var end{member.Number} = writer.OpenMessage();");
        WriteValue(member.Value, Tags.Of(2, member.Value.WireType), Element(member, $"{entries}.Span[at].Value"));
        WriteValue(member.Key!, Tags.Of(1, member.Key!.WireType), $"{entries}.Span[at].Key");
        code.Line($"writer.CloseMessage({Tags.Of(member.Number, 2)}u, end{member.Number});");
        code.Close();
        code.Close();
    }

    private void WriteValue(Value value, uint tag, string what)
    {
        if (value.Kind != ValueKind.Message)
        {
            code.Line($"writer.Write{value.Writer}({tag}u, {Format(value.Given, what)});");
            return;
        }

        code.Line("var nested = writer.OpenMessage();");
        code.Line($"{names[value.Type]}.WriteFields(ref writer, {what});");
        code.Line($"writer.CloseMessage({tag}u, nested);");
    }

    private string Element(Member member, string item) =>
        member.Value.CanBeNull ? $"{item} ?? throw Items.NullIn(\"{message.Name}.{member.Name}\")" : item;

    private static string Format(string format, string what) => string.Format(CultureInfo.InvariantCulture, format, what);
}
