using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Page;

internal sealed class FormsService : IForms
{
    public ValueTask<Everything> Echo(Everything request, CallContext context = default) => new(request);

    public IAsyncEnumerable<Everything> EchoAll(IAsyncEnumerable<Everything> requests, CallContext context = default) => requests;

    public ValueTask Rest(CallContext context = default) => default;
}
