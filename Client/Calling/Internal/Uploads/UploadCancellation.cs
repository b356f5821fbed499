using System.Collections.Concurrent;
using System.Reflection;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>
/// An upload that its caller cancels fails with CANCELLED, as every other call does: protobuf-net.Grpc looks at the token first and
/// throws <see cref="OperationCanceledException"/>.
/// </summary>
internal static class UploadCancellation
{
    private delegate object Watcher(object result, CancellationToken token);

    private static readonly ConcurrentDictionary<Type, Watcher?> Watchers = new();

    /// <param name="result">What the proxy's method returned: a task of any kind, or a stream, which is returned as it is.</param>
    /// <param name="args">What the method was given, its context among it.</param>
    /// <param name="declared">The method's return type.</param>
    public static object? Watch(object? result, object?[] args, Type declared)
        => result is not null && TokenOf(args) is { CanBeCanceled: true } token && Watchers.GetOrAdd(declared, WatcherOf) is { } watch
            ? watch(result, token)
            : result;

    private static CancellationToken TokenOf(object?[] args) => args[^1] switch
    {
        CallContext context => context.CancellationToken,
        CancellationToken token => token,
        _ => default,
    };

    private static Watcher? WatcherOf(Type declared)
    {
        if (declared == typeof(Task))
            return static (result, token) => OfTask((Task)result, token);
        if (declared == typeof(ValueTask))
            return static (result, token) => new ValueTask(OfTask(((ValueTask)result).AsTask(), token));
        if (!declared.IsGenericType)
            return null;
        var open = declared.GetGenericTypeDefinition();
        return open != typeof(Task<>) && open != typeof(ValueTask<>) ? null : typeof(UploadCancellation)
            .GetMethod(nameof(OfResultOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(declared.GenericTypeArguments).CreateDelegate<Watcher>();
    }

    private static object OfResultOf<T>(object result, CancellationToken token)
        => result is ValueTask<T> value ? new ValueTask<T>(OfResult(value.AsTask(), token)) : OfResult((Task<T>)result, token);

    private static async Task OfTask(Task call, CancellationToken token)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (token.IsCancellationRequested)
        {
            throw Cancelled(cancelled);
        }
    }

    private static async Task<T> OfResult<T>(Task<T> call, CancellationToken token)
    {
        await OfTask(call, token).ConfigureAwait(false);
        return await call.ConfigureAwait(false);
    }

    private static RpcException Cancelled(OperationCanceledException cancelled)
        => new(new Status(StatusCode.Cancelled, "Call canceled by the client.", cancelled));
}
