using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.Types;

/// <summary>A new message as protobuf-net makes one before it reads the first byte: what its members hold is what "not sent" means.</summary>
internal static class FreshMessage
{
    public static bool TryCreate(Type type, [NotNullWhen(true)] out object? message, [NotNullWhen(false)] out Exception? error)
    {
        try
        {
            message = RuntimeTypeModel.Default[type].UseConstructor
                ? Activator.CreateInstance(type, nonPublic: true)!
                : RuntimeHelpers.GetUninitializedObject(type);
            error = null;
            return true;
        }
        catch (Exception failure) when (failure is TargetInvocationException or MemberAccessException)
        {
            message = null;
            error = failure.InnerException ?? failure;
            return false;
        }
    }
}
