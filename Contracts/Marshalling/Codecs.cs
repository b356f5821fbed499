using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CodeFirst.Marshalling;

/// <summary>The codecs of this process. Each contract's assembly adds its own when it is first used.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Codecs
{
    private static readonly ConcurrentDictionary<Type, Codec> All = new();

    /// <summary>Adds the codec of a message. Called by the module initializer of the contract's assembly.</summary>
    /// <typeparam name="T">The message; the start check reads its attributes and members.</typeparam>
    /// <param name="codec">Its codec.</param>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(Codec<T> codec)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(codec);
        All[typeof(T)] = codec;
    }

    /// <summary>Whether a message has a codec; protobuf-net writes and reads the others.</summary>
    /// <param name="message">The message's type.</param>
    /// <returns>Whether it has one.</returns>
    public static bool Has(Type message) => Find(message) is not null;

    internal static Codec? Find(Type message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // a module initializer runs before the first use of a member of its module, and a marshaller is made before that
        RuntimeHelpers.RunModuleConstructor(message.Module.ModuleHandle);
        return All.GetValueOrDefault(message);
    }
}
