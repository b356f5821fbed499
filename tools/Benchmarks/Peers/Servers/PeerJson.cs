using System.Text.Json.Serialization;
using CodeFirst.Benchmarks.Contract;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>The generated JSON serializers.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserBatch))]
internal sealed partial class PeerJson : JsonSerializerContext;
