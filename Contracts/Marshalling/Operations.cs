using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CodeFirst.Marshalling;

/// <summary>
/// The operations of this process' contracts, as the source generator of <c>CodeFirst.Annotations</c> writes them: served without
/// compiling anything when the program runs, which Native AOT cannot.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Operations
{
    private static readonly ConcurrentDictionary<Type, Action<IOperationBinder>> All = new();

    /// <summary>Adds a contract. Called by the module initializer of its assembly.</summary>
    /// <typeparam name="TContract">The interface; the start check reads its attributes and members.</typeparam>
    /// <param name="bind">Tells all its operations, in the order of the source.</param>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TContract>(Action<IOperationBinder> bind)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(bind);
        All[typeof(TContract)] = bind;
    }

    /// <summary>Finds what tells a contract's operations.</summary>
    /// <param name="contract">The interface.</param>
    /// <returns><see langword="null"/> when it has an operation that protobuf-net.Grpc alone can serve.</returns>
    public static Action<IOperationBinder>? Find(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        RuntimeHelpers.RunModuleConstructor(contract.Module.ModuleHandle);
        return All.GetValueOrDefault(contract);
    }
}
