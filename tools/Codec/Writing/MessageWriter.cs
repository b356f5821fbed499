using CodeFirst.Codec.Model;

namespace CodeFirst.Codec.Writing;

/// <summary>The codec of one message.</summary>
internal sealed class MessageWriter(Code code, Message message, IReadOnlyDictionary<string, string> names)
{
    public void Write()
    {
        code.Line($"/// <summary>{message.Name.Replace("<", "&lt;")}</summary>");
        code.Open($"file sealed class {names[message.Type]} : Codec<{message.Type}>");
        code.Line($"public override {message.Type} Create() => New();");
        code.Line($"public override void Write(ref WireWriter writer, {message.Type} message) => WriteFields(ref writer, message);");
        code.Line($"public override void Merge(ref WireReader reader, {message.Type} message) => ReadFields(ref reader, message);");
        code.Line();
        WriteFields();
        ReadFields();
        AccessorWriter.Write(code, message);
        code.Close();
    }

    private void WriteFields()
    {
        code.Open($"public static void WriteFields(ref WireWriter writer, {message.Type} message)");
        if (message.CanBeDerived)
            code.Line($"if (message.GetType() != typeof({message.Type})) throw Items.Derived(message, typeof({message.Type}));");
        var fields = new FieldWriter(code, message, names);
        foreach (var member in message.Members.Reverse())
            fields.Write(member);
        code.Close();
        code.Line();
    }

    private void ReadFields()
    {
        code.Open($"public static void ReadFields(ref WireReader reader, {message.Type} message)");
        var fields = new FieldReader(code, names);
        foreach (var member in message.Members)
            fields.Declare(member);
        code.Open("while (reader.TryReadTag(out var tag))");
        code.Open("switch (tag)");
        foreach (var member in message.Members)
            fields.Read(member);
        code.Line("default: reader.Skip(tag); break;");
        code.Close();
        code.Close();
        foreach (var member in message.Members)
            fields.Finish(member);
        code.Close();
        code.Line();
    }
}
