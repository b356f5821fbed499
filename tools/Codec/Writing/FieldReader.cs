using CodeFirst.Codec.Model;

namespace CodeFirst.Codec.Writing;

/// <summary>The code that reads a field.</summary>
internal sealed class FieldReader(Code code, IReadOnlyDictionary<string, string> names)
{
    /// <summary>What is gathered while the fields are read.</summary>
    public void Declare(Member member)
    {
        if (member.Cardinality == Cardinality.Array)
            code.Line($"global::System.Collections.Generic.List<{member.Value.Type}>? list{member.Number} = null;");
    }

    public void Finish(Member member)
    {
        if (member.Cardinality == Cardinality.Array)
            code.Line($"if (list{member.Number} is not null) {member.Set($"Items.Append({member.Get()}, list{member.Number})")}");
    }

    public void Read(Member member)
    {
        if (member.Cardinality is Cardinality.List or Cardinality.Array && member.Value.CanBePacked)
            ReadPacked(member);
        code.Open($"case {Tags.Of(member.Number, member.Cardinality == Cardinality.Map ? 2 : member.Value.WireType)}u:");
        switch (member.Cardinality)
        {
            case Cardinality.Map:
                ReadEntry(member);
                break;
            case Cardinality.List or Cardinality.Array:
                ReadElement(member);
                break;
            default:
                ReadSingle(member);
                break;
        }

        code.Line("break;");
        code.Close();
    }

    private void ReadSingle(Member member)
    {
        if (member.Value.Kind != ValueKind.Message)
        {
            code.Line(member.Set(member.Value.Read));
            return;
        }

        code.Line($"var nested = {member.Get()};");
        code.Open("if (nested is null)");
        code.Line($"nested = {names[member.Value.Type]}.New();");
        code.Line(member.Set("nested"));
        code.Close();
        ReadNested(member.Value, "nested");
    }

    private void ReadNested(Value value, string into)
    {
        code.Line("var end = reader.Enter();");
        code.Line($"{names[value.Type]}.ReadFields(ref reader, {into});");
        code.Line("reader.Leave(end);");
    }

    private void ReadElement(Member member)
    {
        var list = List(member);
        code.Line($"if ({list}.Count == {list}.Capacity) Items.Reserve({list}, reader.CountRun(tag));");
        if (member.Value.Kind == ValueKind.Message)
        {
            code.Line($"var nested = {names[member.Value.Type]}.New();");
            code.Line($"{list}.Add(nested);");
            ReadNested(member.Value, "nested");
        }
        else
        {
            code.Line($"{list}.Add({member.Value.Read});");
        }
    }

    private void ReadPacked(Member member)
    {
        code.Open($"case {Tags.Of(member.Number, 2)}u:");
        var list = List(member);
        var count = member.Value.WireType switch { 1 => "reader.CountFixed(8)", 5 => "reader.CountFixed(4)", _ => "reader.CountVarints()" };
        code.Line("var end = reader.EnterPacked();");
        code.Open($"foreach (ref var item in Items.Extend({list}, {count}))");
        code.Line($"item = {member.Value.Read};");
        code.Close();
        code.Line("reader.LeavePacked(end);");
        code.Line("break;");
        code.Close();
    }

    private void ReadEntry(Member member)
    {
        code.Line($"var map = {member.Get()};");
        if (member.Set != Access.None)
        {
            code.Open("if (map is null)");
            code.Line("map = new();");
            code.Line(member.Set("map"));
            code.Close();
        }

        code.Line($"{member.Key!.Type} key = {member.Key.Zero};");
        code.Line(member.Value.Kind == ValueKind.Message ? $"{member.Value.Type}? value = null;" : $"{member.Value.Type} value = {member.Value.Zero};");
        code.Line("var entry = reader.Enter();");
        code.Open("while (reader.TryReadTag(out var part))");
        code.Open("switch (part)");
        code.Line($"case {Tags.Of(1, member.Key.WireType)}u: key = {member.Key.Read}; break;");
        code.Open($"case {Tags.Of(2, member.Value.WireType)}u:");
        if (member.Value.Kind == ValueKind.Message)
        {
            code.Line($"value ??= {names[member.Value.Type]}.New();");
            ReadNested(member.Value, "value");
        }
        else
        {
            code.Line($"value = {member.Value.Read};");
        }

        code.Line("break;");
        code.Close();
        code.Line("default: reader.Skip(part); break;");
        code.Close();
        code.Close();
        code.Line("reader.Leave(entry);");
        code.Line($"map[key] = value{(member.Value.Kind == ValueKind.Message ? $" ?? {names[member.Value.Type]}.New()" : "")};");
    }

    /// <summary>The list that elements are added to.</summary>
    private string List(Member member)
    {
        if (member.Cardinality == Cardinality.Array)
        {
            code.Line($"list{member.Number} ??= new();");
            return $"list{member.Number}";
        }

        code.Line($"var list = {member.Get()};");
        if (member.Set != Access.None)
        {
            code.Open("if (list is null)");
            code.Line("list = new();");
            code.Line(member.Set("list"));
            code.Close();
        }

        return "list";
    }
}
