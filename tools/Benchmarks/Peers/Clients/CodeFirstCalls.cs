using CodeFirst.Benchmarks.Contract;
using CodeFirst.Client;

namespace CodeFirst.Benchmarks.Peers.Clients;

/// <summary>This project's client with its defaults: a deadline on every call, retries where the contract allows them, typed failures.</summary>
internal static class CodeFirstCalls
{
    public static Func<Task> To(Uri address)
    {
        var service = CodeFirstClient.Create<IBenchService>(address).Service;
        return async () => await service.GetUser(new UserRequest { UserId = 42 });
    }
}
