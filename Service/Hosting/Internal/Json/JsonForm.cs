using System.Text.Json;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>What a message looks like in JSON.</summary>
internal abstract class JsonForm
{
    /// <summary>Whether <c>null</c> is a value of it, and not its absence.</summary>
    public virtual bool TakesNull => false;

    /// <summary>Writes the fields of the message, last to first.</summary>
    public abstract void Read(JsonElement json, ref WireWriter proto, JsonInput input);

    public abstract void Write(ReadOnlySpan<byte> message, JsonOutput output);
}
