using System.Reflection;
using Grpc.Core;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>A contract's method that returns a stream, as gRPC can call it.</summary>
/// <typeparam name="TService">The class that implements the contract.</typeparam>
/// <typeparam name="TArgument">What the method is given first: a request, or a stream of them.</typeparam>
/// <typeparam name="TResponse">What the stream is made of.</typeparam>
internal static class StreamedMethod<TService, TArgument, TResponse>
{
    /// <returns><see langword="null"/> for shapes that are not this one, which protobuf-net.Grpc binds in its own way.</returns>
    public static Func<TService, TArgument, ServerCallContext, IAsyncEnumerable<TResponse>>? Find(MethodInfo method)
    {
        if (method.ReturnType != typeof(IAsyncEnumerable<TResponse>) || IsSimplified(method))
            return null;
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        if (parameters is not [var argument, ..] || argument != typeof(TArgument))
            return null;
        return parameters[1..] switch
        {
            [] => WithoutContext(method),
            [var context] when context == typeof(CallContext) => WithContext(method),
            [var token] when token == typeof(CancellationToken) => WithToken(method),
            _ => null,
        };
    }

    private static Func<TService, TArgument, ServerCallContext, IAsyncEnumerable<TResponse>> WithoutContext(MethodInfo method)
    {
        var open = method.CreateDelegate<Func<TService, TArgument, IAsyncEnumerable<TResponse>>>();
        return (service, argument, _) => open(service, argument);
    }

    private static Func<TService, TArgument, ServerCallContext, IAsyncEnumerable<TResponse>> WithContext(MethodInfo method)
    {
        var open = method.CreateDelegate<Func<TService, TArgument, CallContext, IAsyncEnumerable<TResponse>>>();
        return (service, argument, call) => open(service, argument, new CallContext(service!, call));
    }

    private static Func<TService, TArgument, ServerCallContext, IAsyncEnumerable<TResponse>> WithToken(MethodInfo method)
    {
        var open = method.CreateDelegate<Func<TService, TArgument, CancellationToken, IAsyncEnumerable<TResponse>>>();
        return (service, argument, call) => open(service, argument, call.CancellationToken);
    }

    // protobuf-net.Grpc wraps these in exceptions of its own
    private static bool IsSimplified(MethodInfo method) =>
        ((MemberInfo[])[method, method.DeclaringType!, typeof(TService)]).Any(member => member.IsDefined(typeof(SimpleRpcExceptionsAttribute)));
}
