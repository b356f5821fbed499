using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using CodeFirst.Schema;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Serializers;

// A schema is read from types that are only known when the program runs. In a trimmed program those are the contracts it serves, and the
// code that the generator of CodeFirst.Annotations adds to a contract keeps all of its services and messages, with their attributes:
// Operations.Add and Codecs.Add say so of each. What is made of generic types here is made of .NET's own collections and structures, to
// see how protobuf-net would fill them; where that cannot be tried the contract has no codec, and is refused at start.
[module: UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("Trimming", "IL2055", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("Trimming", "IL2072", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Trimming.Kept)]
[module: UnconditionalSuppressMessage("AOT", "IL3050", Justification = Trimming.Kept)]
// no file beside the program, no comments: nobody reads them there
[module: UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = Trimming.Kept)]

namespace CodeFirst.Schema;

/// <summary>What a trimmed program needs to read its contracts.</summary>
internal static class Trimming
{
    public const string Kept = "Generated code keeps the services and messages of a contract, with their attributes.";

    private const DynamicallyAccessedMemberTypes Words = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>Keeps what attributes say: protobuf-net and protobuf-net.Grpc ask them for it by the names of their properties.</summary>
    [DynamicDependency(Words, typeof(ProtoContractAttribute))]
    [DynamicDependency(Words, typeof(ProtoMemberAttribute))]
    [DynamicDependency(Words, typeof(ProtoEnumAttribute))]
    [DynamicDependency(Words, typeof(ProtoIgnoreAttribute))]
    [DynamicDependency(Words, typeof(ProtoIncludeAttribute))]
    [DynamicDependency(Words, typeof(ProtoMapAttribute))]
    [DynamicDependency(Words, typeof(ProtoPartialIgnoreAttribute))]
    [DynamicDependency(Words, typeof(ProtoPartialMemberAttribute))]
    [DynamicDependency(Words, typeof(ProtoReservedAttribute))]
    [DynamicDependency(Words, typeof(CompatibilityLevelAttribute))]
    [DynamicDependency(Words, typeof(NullWrappedValueAttribute))]
    [DynamicDependency(Words, typeof(NullWrappedCollectionAttribute))]
    [DynamicDependency(Words, typeof(DefaultValueAttribute))]
    [DynamicDependency(Words, typeof(DataContractAttribute))]
    [DynamicDependency(Words, typeof(DataMemberAttribute))]
    [DynamicDependency(Words, typeof(EnumMemberAttribute))]
    [DynamicDependency(Words, typeof(ServiceAttribute))]
    [DynamicDependency(Words, typeof(OperationAttribute))]
    [DynamicDependency(Words, typeof(SubServiceAttribute))]
    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "The setter of [ProtoContract(Serializer = ...)], which no message with a codec says.")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(RepeatedSerializer))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(MapSerializer))]
    public static void KeepAttributes()
    {
    }
}
