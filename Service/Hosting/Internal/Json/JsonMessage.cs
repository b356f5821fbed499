using System.Buffers;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Hosting.Internal.Json.WellKnown;
using CodeFirst.Marshalling;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>
/// A message's canonical JSON, to and from protobuf bytes, by its descriptor alone:
/// <see href="https://protobuf.dev/programming-guides/json/">ProtoJSON</see>.
/// </summary>
internal sealed class JsonMessage(MessageDescriptor descriptor, JsonTypes types)
{
    private const int SmallSize = 512;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JsonOutput.Encoder,
        MaxDepth = JsonSource.Deepest,
        SkipValidation = true,
    };

    /// <summary>Without a dot before it: <c>user.UserRequest</c>.</summary>
    public string Name => descriptor.FullName;

    /// <summary>How it is written; what it is in JSON alone.</summary>
    public JsonForm Form { get; private set; } = null!;

    public void Link(IReadOnlyDictionary<string, JsonMessage> messages) =>
        Form = WellKnownForms.Create(Name, new MessageFields(descriptor, messages));

    /// <summary>The protobuf of a JSON text: fields in the order of their numbers, so that equal values have equal bytes.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="refusesUnknown">Whether fields and enum names that the contract does not have are refused. They are passed over by
    /// default, as in protobuf itself and in Connect's own servers (connect-go, connect-es): a caller may have a newer contract.</param>
    /// <exception cref="JsonRefusal">It is not this message.</exception>
    public byte[] ReadJson(ReadOnlySpan<byte> utf8, bool refusesUnknown = false)
    {
        var writer = new WireWriter(stackalloc byte[SmallSize]);
        try
        {
            Read(utf8, ref writer, new JsonInput(types, refusesUnknown));
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, bool)"/>
    /// <param name="utf8">The text.</param>
    /// <param name="proto">Where the bytes go.</param>
    /// <param name="refusesUnknown">Whether fields and enum names that the contract does not have are refused.</param>
    public void ReadJson(ReadOnlySpan<byte> utf8, IBufferWriter<byte> proto, bool refusesUnknown = false)
    {
        var writer = new WireWriter(stackalloc byte[SmallSize]);
        try
        {
            Read(utf8, ref writer, new JsonInput(types, refusesUnknown));
            proto.Write(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Writes a message as JSON: what is not there, or is the default of a field without presence, is left out.</summary>
    /// <param name="proto">The message.</param>
    /// <param name="json">Where the text goes.</param>
    /// <exception cref="InvalidDataException">It is no protobuf, or holds what JSON has no text for.</exception>
    public void WriteJson(ReadOnlySpan<byte> proto, IBufferWriter<byte> json)
    {
        using var writer = new Utf8JsonWriter(json, Options);
        Form.Write(proto, new JsonOutput(types, writer));
    }

    private void Read(ReadOnlySpan<byte> utf8, ref WireWriter writer, JsonInput input)
    {
        using var document = JsonSource.Parse(utf8);
        Form.Read(document.RootElement, ref writer, input);
    }
}
