using CodeFirst.Annotations;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>The contract's promises and the options as gRPC's own service config.</summary>
internal static class RetryRules
{
    // what a policy calls UNAVAILABLE
    private const StatusCode Retried = StatusCode.Unavailable;

    public static ServiceConfig Of<TService>(CodeFirstClientOptions options)
    {
        var config = new ServiceConfig
        {
            RetryThrottling = new RetryThrottlingPolicy
            {
                MaxTokens = CallPolicy.ThrottlingMaxTokens,
                TokenRatio = CallPolicy.ThrottlingTokenRatio,
            },
        };
        if (options.MaxAttempts > 1)
            foreach (var (fullName, policy) in ContractPolicies<TService>.Table)
                if (policy.IsRetried)
                    config.MethodConfigs.Add(Method(fullName, policy, options));
        return config;
    }

    private static MethodConfig Method(string fullName, CallPolicy policy, CodeFirstClientOptions options)
    {
        var method = new MethodConfig { Names = { Name(fullName) } };
        if (policy.MayBeHedged && options.HedgingDelay is { } delay)
            method.HedgingPolicy = new HedgingPolicy
            {
                MaxAttempts = options.MaxAttempts,
                HedgingDelay = delay,
                NonFatalStatusCodes = { Retried },
            };
        else
            method.RetryPolicy = new RetryPolicy
            {
                MaxAttempts = options.MaxAttempts,
                InitialBackoff = options.InitialBackoff,
                MaxBackoff = options.MaxBackoff,
                BackoffMultiplier = CallPolicy.BackoffMultiplier,
                RetryableStatusCodes = { Retried },
            };
        return method;
    }

    // /package.Service/Operation
    private static MethodName Name(string fullName)
    {
        var parts = fullName.Split('/');
        return new MethodName { Service = parts[1], Method = parts[2] };
    }
}
