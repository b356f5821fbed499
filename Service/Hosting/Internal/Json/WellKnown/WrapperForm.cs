using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Int32Value</c> and the others like it: the value alone.</summary>
internal sealed class WrapperForm(SingleField value, MessageFields fields) : JsonForm
{
    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) => value.Read(json, ref proto, input);

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var found = new PooledList<FoundField>();
        try
        {
            fields.Find(message, ref found);
            value.WriteValue(message, found.Span, output);
        }
        finally
        {
            found.Dispose();
        }
    }
}
