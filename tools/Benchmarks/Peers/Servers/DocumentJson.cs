using System.Text.Json.Serialization;
using CodeFirst.Benchmarks.Contract;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>The generated JSON serializer of the document, whose fields are named as <c>user.proto</c> names them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IAsyncEnumerable<User>))]
internal sealed partial class DocumentJson : JsonSerializerContext;
