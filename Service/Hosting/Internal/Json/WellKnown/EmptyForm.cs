using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Empty</c>: an object of nothing, special in an Any alone.</summary>
internal sealed class EmptyForm(MessageFields fields) : JsonForm
{
    private readonly FieldsForm _fields = new(fields);

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) => _fields.Read(json, ref proto, input);

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output) => _fields.Write(message, output);
}
