using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>A service in its file.</summary>
internal sealed record Service(SchemaSource File, string FullName, ServiceDescriptorProto Descriptor)
{
    public IEnumerable<Method> Methods => Descriptor.Method.Select(method => new Method(this, method));

    public Method? Method(string name) => Methods.FirstOrDefault(method => method.Name == name);
}

/// <summary>A method of a service.</summary>
internal sealed record Method(Service Service, MethodDescriptorProto Descriptor)
{
    public string Name => Descriptor.Name;

    public string FullName => $"{Service.FullName}.{Name}";

    /// <summary>The path of the HTTP/2 request, as https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md says.</summary>
    public string Route => $"/{Service.FullName}/{Name}";

    public string Input => Descriptor.InputType.TrimStart('.');

    public string Output => Descriptor.OutputType.TrimStart('.');

    public MethodOptions.Types.IdempotencyLevel Idempotency
        => Descriptor.Options?.IdempotencyLevel ?? MethodOptions.Types.IdempotencyLevel.IdempotencyUnknown;
}
