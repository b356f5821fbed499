using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Struct</c>: any JSON object.</summary>
internal sealed class StructForm(MapField members, MessageFields fields) : JsonForm
{
    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input) => members.Read(json, ref proto, input);

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var found = new PooledList<FoundField>();
        try
        {
            fields.Find(message, ref found);
            members.WriteEntries(message, found.Span, output);
        }
        finally
        {
            found.Dispose();
        }
    }
}
