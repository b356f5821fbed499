using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Value</c>: any JSON value, null among them.</summary>
internal sealed class ValueForm(MessageFields fields) : JsonForm
{
    private const int Number = 1;

    public override bool TakesNull => true;

    public override void Read(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        var at = json.ValueKind switch
        {
            JsonValueKind.Null => 0,
            JsonValueKind.Number => Number,
            JsonValueKind.String => 2,
            JsonValueKind.Object => 4,
            JsonValueKind.Array => 5,
            _ => 3,
        };
        fields[at].Read(json, ref proto, input);
    }

    public override void Write(ReadOnlySpan<byte> message, JsonOutput output)
    {
        var found = new PooledList<FoundField>();
        try
        {
            fields.Find(message, ref found);
            Write(message, found.Span, output);
        }
        finally
        {
            found.Dispose();
        }
    }

    private void Write(ReadOnlySpan<byte> message, ReadOnlySpan<FoundField> found, JsonOutput output)
    {
        if (found.IsEmpty)
            throw JsonOutput.Malformed("has a google.protobuf.Value that holds nothing");
        if (found[^1].At == Number && !double.IsFinite(BitConverter.UInt64BitsToDouble(found[^1].Bits)))
            throw JsonOutput.Malformed("has a google.protobuf.Value that is no finite number");
        ((SingleField)fields[found[^1].At]).WriteValue(message, found, output);
    }
}
