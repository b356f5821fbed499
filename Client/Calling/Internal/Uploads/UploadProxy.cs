using System.Collections.Concurrent;
using System.Reflection;
using CodeFirst.Marshalling;
using Grpc.Core;
using Grpc.Core.Interceptors;
using ProtoBuf.Grpc.Client;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>Stands before a contract's client and binds what a caller sends to the life of its call.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time
internal class UploadProxy : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly ConcurrentDictionary<MethodInfo, Func<object, CallBoundSource>?> Binders = new();
    private static readonly ClientFactory Contracts = ClientFactory.Create(CodecMarshallerFactory.Configuration);
    private object _service = null!;

    /// <summary>Makes a contract's client; a contract whose callers send no streams needs no proxy, and gets none.</summary>
    public static TService CreateService<TService>(CallInvoker invoker)
        where TService : class
    {
        if (!ServiceContract.Operations(typeof(TService)).Any(operation => ServiceContract.IsUpload(operation.Method)))
            return invoker.CreateGrpcService<TService>(Contracts);
        var proxy = Create<TService, UploadProxy>();
        ((UploadProxy)(object)proxy)._service = invoker.Intercept(UploadInterceptor.Instance).CreateGrpcService<TService>(Contracts);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (BinderOf(targetMethod!) is not { } bind || args![0] is not { } source)
            return Call(targetMethod!, args);
        var bound = bind(source);
        args[0] = bound;
        using (UploadInterceptor.Offer(bound))
            return UploadCancellation.Watch(Call(targetMethod!, args), args, targetMethod!.ReturnType);
    }

    private object? Call(MethodInfo method, object?[]? args) =>
        method.Invoke(_service, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);

    private static Func<object, CallBoundSource>? BinderOf(MethodInfo method) => Binders.GetOrAdd(method, static method =>
        ServiceContract.IsUpload(method)
            ? typeof(UploadProxy).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.GetParameters()[0].ParameterType.GenericTypeArguments).CreateDelegate<Func<object, CallBoundSource>>()
            : null);

    private static CallBoundSource<T> Bind<T>(object source) => new CallBoundSource<T>((IAsyncEnumerable<T>)source);
}
