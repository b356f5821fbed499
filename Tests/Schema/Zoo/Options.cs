using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

[assembly: ProtoFile(
    "zoo.options",
    Name = "zoo/options.proto",
    CcEnableArenas = false,
    CsharpNamespace = "Zoo.Options",
    Deprecated = true,
    GoPackage = "example.com/zoo/options;optionspb",
    JavaMultipleFiles = true,
    JavaOuterClassname = "OptionsProto",
    JavaPackage = "com.example.zoo",
    JavaStringCheckUtf8 = true,
    ObjcClassPrefix = "ZOO",
    OptimizeFor = OptimizeMode.CodeSize,
    PhpClassPrefix = "Zoo",
    PhpMetadataNamespace = "Zoo\\Metadata",
    PhpNamespace = "Zoo\\\"Options\"",
    RubyPackage = "Zoo::Options",
    SwiftPrefix = "Zoo")]

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>Everything that can be deprecated is, and so is its file.</summary>
[Service("zoo.options.Options"), Obsolete("All of it.")]
public interface IOptions
{
    [Operation, Obsolete("All of it.")]
    ValueTask<OldMessage> Send(OldMessage message);
}

[ProtoContract, Obsolete("All of it.")]
public sealed record OldMessage
{
    [ProtoMember(1), Obsolete("All of it.")] public OldLevel Old { get; init; }
    [ProtoMember(2), Obsolete("All of it.")] public Dictionary<string, Nested> Map { get; init; } = [];

    [ProtoContract, Obsolete("All of it.")]
    public sealed record Nested;
}

[Obsolete("All of it.")]
public enum OldLevel
{
    [Obsolete("All of it.")] None = 0,
}
