using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Validation;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>Where the reading of one JSON text is.</summary>
internal sealed class JsonInput(JsonTypes types, bool refusesUnknown)
{
    private readonly List<PathStep> _path = [];
    private int _depth;

    public JsonTypes Types => types;

    public bool RefusesUnknown => refusesUnknown;

    public void EnterField(string name) => _path.Add(new PathStep(name, null, 0));

    public void EnterKey(string key) => _path.Add(new PathStep(null, key, 0));

    public void EnterItem(int index) => _path.Add(new PathStep(null, null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Begins a nested message of the protobuf.</summary>
    public int Open(ref WireWriter proto) => ++_depth <= WireReader.DeepestNesting
        ? proto.OpenMessage()
        : throw Refusal($"nests messages deeper than {WireReader.DeepestNesting} levels, which protobuf's readers refuse; nest fewer");

    public void Close(ref WireWriter proto, uint tag, int end)
    {
        _depth--;
        proto.CloseMessage(tag, end);
    }

    /// <summary>Leaves a nested message that is not written.</summary>
    public void Drop() => _depth--;

    /// <param name="json">The value.</param>
    /// <param name="fault">What it is: <c>no int32</c>.</param>
    /// <param name="remedy">What to give, without the full stop.</param>
    public JsonRefusal Refusal(JsonElement json, string fault, string remedy) => Refusal($"is {Quote(json)}, {fault}; {remedy}");

    public JsonRefusal Refusal(string sentence) =>
        new($"{(_path.Count == 0 ? "The message" : string.Concat(_path).TrimStart('.'))} {sentence}.");

    private static string Quote(JsonElement json) => Values.Cut(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json)));
}
