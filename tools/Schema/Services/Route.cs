using System.Reflection;
using Grpc.Core;

namespace CodeFirst.Schema.Services;

/// <summary>One method as the server will serve it.</summary>
internal sealed record Route(Type Contract, MethodInfo Method, string Service, string Name, MethodType Kind, Type Request, Type Response)
{
    public bool ClientStreams => Kind is MethodType.ClientStreaming or MethodType.DuplexStreaming;

    public bool ServerStreams => Kind is MethodType.ServerStreaming or MethodType.DuplexStreaming;
}
