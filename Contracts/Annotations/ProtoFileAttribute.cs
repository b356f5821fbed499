using System;

namespace CodeFirst.Annotations;

/// <summary>
/// Names the <c>.proto</c> file that one protobuf package of the contract assembly is exported to, and its file options.
/// </summary>
/// <remarks>
/// A package without this attribute is exported to <c>package_name.proto</c> with no options.
/// The options are those of <c>google/protobuf/descriptor.proto</c>, message <c>FileOptions</c>; one left at its default is not written.
/// Three have no property: <c>cc_generic_services</c>, <c>java_generic_services</c> and <c>py_generic_services</c> generate services
/// that gRPC does not use.
/// </remarks>
/// <param name="package">
/// The protobuf package, for example <c>user</c>: what stands before the last dot of a <c>[Service]</c> name, or of the name of a message
/// that names its package.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ProtoFileAttribute(string package) : Attribute
{
    /// <summary>The protobuf package this file holds.</summary>
    public string Package { get; } = package;

    /// <summary>
    /// The file's name, as other files import it, for example <c>user.proto</c> or <c>shop/orders.proto</c>. Default: the package with
    /// <c>.</c> as <c>_</c>, then <c>.proto</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary><c>go_package</c>: the Go import path, without which <c>protoc-gen-go</c> refuses the file.</summary>
    public string? GoPackage { get; set; }

    /// <summary><c>java_package</c>: the package of the generated Java classes.</summary>
    public string? JavaPackage { get; set; }

    /// <summary><c>java_outer_classname</c>: the class that wraps the file's generated Java types.</summary>
    public string? JavaOuterClassname { get; set; }

    /// <summary><c>java_multiple_files</c>: one Java file for each type. Default <see langword="false"/>, which is not written.</summary>
    public bool JavaMultipleFiles { get; set; }

    /// <summary>
    /// <c>java_string_check_utf8</c>: generated Java refuses text that is not UTF-8 when it is set, too. Default <see langword="false"/>.
    /// </summary>
    public bool JavaStringCheckUtf8 { get; set; }

    /// <summary><c>csharp_namespace</c>: the namespace that <c>protoc</c>'s own C# generator uses.</summary>
    public string? CsharpNamespace { get; set; }

    /// <summary><c>objc_class_prefix</c>: the prefix of the generated Objective-C classes.</summary>
    public string? ObjcClassPrefix { get; set; }

    /// <summary><c>swift_prefix</c>: the prefix of the generated Swift types.</summary>
    public string? SwiftPrefix { get; set; }

    /// <summary><c>php_class_prefix</c>: the prefix of the generated PHP classes.</summary>
    public string? PhpClassPrefix { get; set; }

    /// <summary><c>php_namespace</c>: the namespace of the generated PHP classes.</summary>
    public string? PhpNamespace { get; set; }

    /// <summary><c>php_metadata_namespace</c>: the namespace of the generated PHP metadata classes.</summary>
    public string? PhpMetadataNamespace { get; set; }

    /// <summary><c>ruby_package</c>: the package of the generated Ruby classes.</summary>
    public string? RubyPackage { get; set; }

    /// <summary><c>cc_enable_arenas</c>: C++ messages can live in an arena. Default <see langword="true"/>, as in protobuf.</summary>
    public bool CcEnableArenas { get; set; } = true;

    /// <summary><c>optimize_for</c>: what generated code is made for. Default <see cref="OptimizeMode.Speed"/>, as in protobuf.</summary>
    public OptimizeMode OptimizeFor { get; set; } = OptimizeMode.Speed;

    /// <summary><c>deprecated</c>: everything in the file should no longer be used. Default <see langword="false"/>.</summary>
    public bool Deprecated { get; set; }
}
