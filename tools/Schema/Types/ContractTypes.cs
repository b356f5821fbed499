using System.Reflection;
using ProtoBuf;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>What a C# type is to the contract.</summary>
internal static class ContractTypes
{
    private static readonly string[] Marks =
    [
        "ProtoBuf.ProtoContractAttribute",
        "System.Runtime.Serialization.DataContractAttribute",
        "System.Xml.Serialization.XmlTypeAttribute",
    ];

    /// <summary>Messages that protobuf itself declares, by the type that protobuf-net writes as one of them.</summary>
    private static readonly Dictionary<string, (string Name, string File)> WellKnown = new()
    {
        ["ProtoBuf.Grpc.Internal.Empty"] = (".google.protobuf.Empty", "google/protobuf/empty.proto"),
        ["ProtoBuf.Grpc.Internal.BytesValue"] = (".google.protobuf.BytesValue", "google/protobuf/wrappers.proto"),
        ["ProtoBuf.WellKnownTypes.Empty"] = (".google.protobuf.Empty", "google/protobuf/empty.proto"),
        ["ProtoBuf.WellKnownTypes.Timestamp"] = (".google.protobuf.Timestamp", "google/protobuf/timestamp.proto"),
        ["ProtoBuf.WellKnownTypes.Duration"] = (".google.protobuf.Duration", "google/protobuf/duration.proto"),
    };

    public static bool IsMessage(Type type)
        => !type.IsEnum && type.GetCustomAttributesData().Any(mark => Marks.Contains(mark.AttributeType.FullName));

    /// <summary>What protobuf-net knows of the type; <see langword="null"/> and the reason when it refuses it.</summary>
    public static MetaType? FindMeta(Type type, out Exception? error)
    {
        try
        {
            error = null;
            return RuntimeTypeModel.Default[type];
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            error = refusal;
            return null;
        }
    }

    public static (string Name, string File)? FindWellKnown(Type type)
        => WellKnown.TryGetValue(type.FullName ?? "", out var known) ? known : null;

    /// <summary>The package in the type's own <c>[ProtoContract(Name = "shop.common.Money")]</c>, if it names one.</summary>
    public static string? NamedPackage(Type type)
        => type.GetCustomAttribute<ProtoContractAttribute>(inherit: false)?.Name is { } name && name.LastIndexOf('.') is >= 0 and var dot
            // protobuf-net writes a full name with a dot before it
            ? name[..dot].TrimStart('.')
            : null;

    /// <summary>The package that the type, or the message it is declared in, names.</summary>
    public static string? Package(Type type) => NamedPackage(type) ?? (Outer(type) is { } outer ? Package(outer) : null);

    /// <summary>
    /// The message this type is declared in. A class that is no message (a folder for others) does not count, and a type that names a
    /// package stands at its top.
    /// </summary>
    public static Type? Outer(Type type)
    {
        if (type.DeclaringType is not { } outer || !IsMessage(outer) || NamedPackage(type) is not null)
            return null;
        // reflection names the definition, but what is declared in a Page<User> is declared in each closed one
        return outer.IsGenericTypeDefinition && type.IsConstructedGenericType
            ? outer.MakeGenericType(type.GenericTypeArguments[..outer.GetGenericArguments().Length])
            : outer;
    }

    /// <summary>The name inside its scope: the C# name unless an attribute says otherwise.</summary>
    public static string Name(Type type)
    {
        var given = FindMeta(type, out _)?.Name;
        return type.IsConstructedGenericType ? GenericNames.Of(type, given is null ? null : WithoutPackage(type, given))
            : given is null ? type.Name
            : WithoutPackage(type, given);
    }

    /// <summary><c>Outer.Inner</c>: the name inside the package.</summary>
    public static string NameInPackage(Type type) => Outer(type) is { } outer ? $"{NameInPackage(outer)}.{Name(type)}" : Name(type);

    /// <summary>The full name with a dot before it, as descriptors have it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="package">The package that declares it when it names none.</param>
    public static string FullName(Type type, string package)
        => (Package(type) ?? package) is { Length: > 0 } own ? $".{own}.{NameInPackage(type)}" : $".{NameInPackage(type)}";

    /// <summary>Whether its name, and that of the package it names, are names in protobuf.</summary>
    public static bool IsWellNamed(Type type)
        => ProtoNames.IsIdentifier(Name(type))
            && (NamedPackage(type) is not { Length: > 0 } package || package.Split('.').All(ProtoNames.IsIdentifier));

    private static string WithoutPackage(Type type, string name) => NamedPackage(type) is null ? name : name[(name.LastIndexOf('.') + 1)..];
}
