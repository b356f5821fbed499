using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.ListValue</c>: any JSON array.</summary>
internal sealed class ListValueForm(ListField items, MessageFields fields) : JsonForm
{
    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) => items.Read(json, ref proto, input);

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var found = new PooledList<FoundField>();
        try
        {
            fields.Find(message, ref found);
            items.WriteItems(message, found.Span, output);
        }
        finally
        {
            found.Dispose();
        }
    }
}
