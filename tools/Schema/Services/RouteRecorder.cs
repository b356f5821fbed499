using System.Runtime.CompilerServices;
using CodeFirst.Marshalling;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Schema.Services;

/// <summary>Binds a service interface as the server does, and writes down every route instead of serving it.</summary>
internal sealed class RouteRecorder : ServerBinder
{
    private readonly List<Route> _routes = [];

    public static IReadOnlyList<Route> Record(Type contract)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported && GeneratedRoutes.Find(contract) is { } generated)
            return generated;
        var recorder = new RouteRecorder();
        // asked whether it can write a message that has a codec, protobuf-net compiles it
        recorder.Bind(recorder, contract, CodecMarshallerFactory.Configuration);
        // an inherited interface that is a service of its own is bound too, and is not this contract's
        return [.. recorder._routes.Where(route => route.Contract == contract)];
    }

    protected override bool TryBind<TService, TRequest, TResponse>(
        ServiceBindContext bindContext, Method<TRequest, TResponse> method, MethodStub<TService> stub)
    {
        _routes.Add(new Route(
            bindContext.ContractType, stub.Method, method.ServiceName, method.Name, method.Type, typeof(TRequest), typeof(TResponse)));
        return true;
    }
}
