using System.Reflection;
using System.Reflection.Emit;
using CodeFirst.Annotations;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema;

/// <summary>A contract in an assembly of its own: one service with one method, and what the assembly says of its files.</summary>
internal static class EmittedContract
{
    /// <param name="service">The service's full name.</param>
    /// <param name="files">The assembly's <c>[ProtoFile]</c> attributes: the package, then properties and their values.</param>
    public static Type Create(string service, params (string Package, string Property, object Value)[] files)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Emitted"), AssemblyBuilderAccess.RunAndCollect);
        foreach (var (package, property, value) in files)
            assembly.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(ProtoFileAttribute).GetConstructor([typeof(string)])!,
                [package],
                [typeof(ProtoFileAttribute).GetProperty(property)!],
                [value]));
        var contract = assembly.DefineDynamicModule("Emitted").DefineType(
            "Emitted.IService", TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Public);
        contract.SetCustomAttribute(new CustomAttributeBuilder(typeof(ServiceAttribute).GetConstructor([typeof(string)])!, [service]));
        contract.DefineMethod(
            "Send",
            MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot,
            typeof(ValueTask),
            []);
        return contract.CreateType();
    }
}
