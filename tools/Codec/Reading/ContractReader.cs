using System.Collections.Immutable;
using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>A <c>[Service]</c> interface to its operations; <see langword="null"/> when protobuf-net.Grpc alone can bind it.</summary>
internal static class ContractReader
{
    public static Contract? Read(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.TypeKind != TypeKind.Interface || !IsUsable(type, compilation))
            return null;
        var bases = type.AllInterfaces.Where(face => face.Definition() is not ("System.IDisposable" or "System.IAsyncDisposable")).ToList();
        if (!bases.TrueForAll(face => face.Has("ProtoBuf.Grpc.Configuration.SubServiceAttribute") && IsUsable(face, compilation)))
            return null;
        var operations = ImmutableArray.CreateBuilder<Operation>();
        foreach (var member in bases.Prepend(type).SelectMany(face => face.GetMembers()))
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method
                && OperationReader.Read(method, compilation) is { } operation)
                operations.Add(operation);
            else
                return null;
        return new Contract(type.Global(), new Equatable<Operation>(operations.ToImmutable()));
    }

    private static bool IsUsable(INamedTypeSymbol type, Compilation compilation)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.IsGenericType || outer.IsForbidden() || outer.IsFileLocal)
                return false;
        return !type.Has("ProtoBuf.Grpc.Configuration.SimpleRpcExceptionsAttribute")
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
    }
}
