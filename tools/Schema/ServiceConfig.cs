using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using CodeFirst.Annotations;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema;

/// <summary>
/// The gRPC service config of a contract (https://github.com/grpc/grpc/blob/master/doc/service_config.md): the deadlines and retries of
/// the .NET client, <see cref="CallPolicy"/>, and how it spreads calls over the addresses that serve, for the clients of other languages.
/// </summary>
/// <remarks>
/// Go takes it with <c>grpc.WithDefaultServiceConfig</c>, Python and C++ with the channel argument <c>grpc.service_config</c>, Java
/// with <c>defaultServiceConfig</c>. A Go program also has to import <c>google.golang.org/grpc/health</c>, or else no health is checked.
/// Where the .NET client's timeout yields to a call's own deadline, a service config's also caps it: the shorter of the two holds.
/// </remarks>
public static class ServiceConfig
{
    /// <summary>Prints the service config of every service of the contract.</summary>
    /// <param name="schema">The contract.</param>
    /// <returns>JSON that ends with a newline; methods are in the order of the contract, those of the same policy together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is <see langword="null"/>.</exception>
    public static string Print(ContractSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var config = new JsonObject
        {
            ["loadBalancingConfig"] = new JsonArray(new JsonObject { ["round_robin"] = new JsonObject() }),
            ["healthCheckConfig"] = new JsonObject { ["serviceName"] = HealthName(schema) },
            ["methodConfig"] = new JsonArray([.. MethodConfigs(schema)]),
            ["retryThrottling"] = new JsonObject
            {
                ["maxTokens"] = CallPolicy.ThrottlingMaxTokens,
                ["tokenRatio"] = CallPolicy.ThrottlingTokenRatio,
            },
        };
        return config.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    // one name for the whole connection: of several services, the server's
    private static string HealthName(ContractSchema schema) => Services(schema).ToList() is [var only] ? only.Name : "";

    private static IEnumerable<(string Name, ServiceDescriptorProto Descriptor)> Services(ContractSchema schema) =>
        from file in schema.Files
        from service in file.Descriptor.Service
        select (file.Descriptor.Package.Length == 0 ? service.Name : $"{file.Descriptor.Package}.{service.Name}", service);

    private static IEnumerable<JsonNode> MethodConfigs(ContractSchema schema) =>
        from service in Services(schema)
        from method in service.Descriptor.Method
        let policy = Policy(schema, $"{service.Name}.{method.Name}", method)
        where policy.Timeout is not null || policy.IsRetried
        group new JsonObject { ["service"] = service.Name, ["method"] = method.Name } by (policy.Timeout, policy.IsRetried) into same
        select MethodConfig([.. same], same.Key.Timeout, same.Key.IsRetried);

    private static CallPolicy Policy(ContractSchema schema, string element, MethodDescriptorProto method) =>
        CallPolicy.Of((MethodInfo)schema.FindMember(element)!, isUnary: !method.ClientStreaming && !method.ServerStreaming);

    private static JsonObject MethodConfig(JsonNode[] names, TimeSpan? timeout, bool isRetried)
    {
        var config = new JsonObject { ["name"] = new JsonArray(names) };
        if (timeout is not null)
            config["timeout"] = Seconds(timeout.Value);
        if (isRetried)
            config["retryPolicy"] = new JsonObject
            {
                ["maxAttempts"] = CallPolicy.MaxAttempts,
                ["initialBackoff"] = Seconds(CallPolicy.InitialBackoff),
                ["maxBackoff"] = Seconds(CallPolicy.MaxBackoff),
                ["backoffMultiplier"] = CallPolicy.BackoffMultiplier,
                ["retryableStatusCodes"] = new JsonArray(CallPolicy.RetriedStatus),
            };
        return config;
    }

    // google.protobuf.Duration in JSON, which has no more than 315,576,000,000 seconds
    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Min((decimal)time.Ticks / TimeSpan.TicksPerSecond, 315_576_000_000):0.#######}s");
}
