using Acme_Starter.Client;
using Acme_Starter.Contracts;
using CodeFirst.Client;
using Grpc.Core;

// dotnet run --project Client -- get 1 | add NAME | list
var address = Environment.GetEnvironmentVariable("SERVICE_ADDRESS") ?? "http://127.0.0.1:50051";
try
{
    // every call has the deadline of the contract, and what may be repeated is retried
    using var client = CodeFirstClient.Create<IStarterService>(address);
    return await new Commands(client.Service, Console.Out).RunAsync(args);
}
catch (RpcException failure)
{
    Console.Error.WriteLine($"{failure.StatusCode}: {failure.Status.Detail}");
    return 1;
}
