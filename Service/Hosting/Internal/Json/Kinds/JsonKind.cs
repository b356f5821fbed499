using System.Text.Json;
using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>What one value of a field is in protobuf and in JSON.</summary>
internal abstract class JsonKind
{
    public abstract WireFormat.WireType Wire { get; }

    /// <summary>Whether <c>null</c> is a value of it, and not its absence.</summary>
    public virtual bool TakesNull => false;

    /// <summary>Writes a value with its tag.</summary>
    /// <param name="json">The value.</param>
    /// <param name="tag">The field's tag.</param>
    /// <param name="keepsDefault">Whether zero and what is empty are written too.</param>
    /// <param name="proto">Where it goes.</param>
    /// <param name="input">Where the reading is.</param>
    /// <returns>Whether the value says anything: the name of an enum's value that the contract does not have does not.</returns>
    public abstract bool Read(JsonElement json, uint tag, bool keepsDefault, ref WireWriter proto, JsonInput input);

    public abstract bool IsDefault(WireValue value);

    public abstract void Write(WireValue value, JsonOutput output);
}
