using System.Reflection;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Services;

/// <summary>A service, with the C# members its comments come from. <see cref="Methods"/> runs beside the descriptor's methods.</summary>
internal sealed record ServiceShape(Type Contract, ServiceDescriptorProto Descriptor, IReadOnlyList<MethodInfo> Methods);
