using System.Reflection;
using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Services;

namespace CodeFirst.Schema;

/// <summary>
/// The protobuf schema of a code-first contract: exactly what protobuf-net and protobuf-net.Grpc put on the wire for it, or nothing.
/// </summary>
/// <remarks>
/// Each package is a file. A message or enum that names its package, <c>[ProtoContract(Name = "shop.common.Money")]</c>, is declared there,
/// whether a service uses it or not, and imported elsewhere; one that names none is declared in the package whose services use it. When
/// several packages of one assembly use it, it has to name one, so that no use ever moves a message from one full name to another.
/// The same contract gives the same schema whatever the culture, the machine or the order of its types: services by name, messages
/// and enums in the order of their first use, fields by number.
/// Comments are the <c>summary</c> and the <c>remarks</c> of each element, from the XML documentation file beside its assembly; without
/// that file there are none.
/// </remarks>
public sealed class ContractSchema
{
    private ContractSchema(IReadOnlyList<SchemaFile> files) => Files = files;

    /// <summary>The files of the contract, by package: those of its services, and those that they import.</summary>
    public IReadOnlyList<SchemaFile> Files { get; }

    /// <summary>Finds the C# type or member that an element of the schema is exported from.</summary>
    /// <param name="element">
    /// A service, method, message, field, enum or enum value by its full name, for example <c>user.UserResponse.username</c>.
    /// </param>
    /// <returns><see langword="null"/> when no C# type or member stands behind an element of that name.</returns>
    public MemberInfo? FindMember(string element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return Files
            .SelectMany(file => file.Elements, (file, found) => (Name: ElementNames.Of(file.Descriptor, found.Path), found.Member))
            .FirstOrDefault(found => found.Name == element).Member;
    }

    /// <summary>Reads every service interface of an assembly, and every type the services use.</summary>
    /// <param name="assembly">The assembly that declares the interfaces marked <c>[Service]</c> or <c>[ServiceContract]</c>.</param>
    /// <returns>The schema of all its services.</returns>
    /// <exception cref="ContractException">The contract cannot be exported exactly, or the assembly has no service interface.</exception>
    /// <exception cref="ReflectionTypeLoadException">An assembly that the contract depends on cannot be loaded.</exception>
    public static ContractSchema FromAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var services = assembly.GetTypes().Where(ServiceReader.IsService).ToList();
        return services.Count > 0
            ? new ContractSchema(new ContractReader(services, isWhole: true).Read())
            : throw new ContractException([Refusals.ServiceRefusals.NoService(assembly)]);
    }

    /// <summary>Reads the given service interfaces, and every type they use.</summary>
    /// <param name="services">
    /// Interfaces marked <c>[Service]</c> or <c>[ServiceContract]</c>; at least one, of any packages and assemblies.
    /// </param>
    /// <returns>The schema of these services.</returns>
    /// <exception cref="ContractException">The contract cannot be exported exactly.</exception>
    /// <exception cref="ArgumentException">There is no type, or one is not a service interface.</exception>
    public static ContractSchema FromServices(params IReadOnlyList<Type> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Count == 0)
            throw new ArgumentException("At least one service interface is needed.", nameof(services));
        if (services.FirstOrDefault(type => !ServiceReader.IsService(type)) is { } other)
            throw new ArgumentException($"'{other}' is not an interface marked [Service].", nameof(services));
        return new ContractSchema(new ContractReader(services, isWhole: false).Read());
    }
}
