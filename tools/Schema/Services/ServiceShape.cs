using System.Reflection;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Services;

/// <summary>A service, with the C# members its comments come from. <see cref="Methods"/> runs beside the descriptor's methods.</summary>
internal sealed record ServiceShape(Type Contract, ServiceDescriptorProto Descriptor, IReadOnlyList<MethodInfo> Methods)
{
    /// <summary>What C# promises of the messages of each method, beside <see cref="Methods"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Notes { get; init; }
}
