using Grpc.Core;
using Grpc.Net.ClientFactory;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>
/// The invoker behind an injected client. <c>Grpc.Net.ClientFactory</c> shows it to nobody but the creator of the client, so the creator
/// keeps it for whoever is asking on the same thread.
/// </summary>
internal static class CreatedInvoker
{
    [ThreadStatic]
    private static bool _asked;

    [ThreadStatic]
    private static CallInvoker? _created;

    public static void Offer(CallInvoker invoker)
    {
        if (_asked)
            _created = invoker;
    }

    public static CallInvoker Of<TService>(GrpcClientFactory factory, string name)
        where TService : class
    {
        _asked = true;
        try
        {
            factory.CreateClient<TService>(name);
            return _created!;
        }
        finally
        {
            (_asked, _created) = (false, null);
        }
    }
}
