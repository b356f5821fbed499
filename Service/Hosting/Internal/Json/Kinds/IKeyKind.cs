using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>A kind that keys of maps may have; in JSON they are the names of properties.</summary>
internal interface IKeyKind
{
    void ReadKey(string name, uint tag, ref WireWriter proto, JsonInput input);

    string KeyText(WireValue key);
}
