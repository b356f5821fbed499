using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CodeFirst.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Client.Users;

/// <summary>What every command needs: the service, how long to wait for it, and an end for a call that fails.</summary>
internal sealed class Connection
{
    private const string AddressVariable = "CODEFIRST_ADDRESS";
    private const double LongestTimeout = 31_536_000;

    public Connection() => Timeout.Validators.Add(CheckTimeout);

    public Option<string> Address { get; } = new("--address")
    {
        Description = $"Where the service is. The environment variable {AddressVariable} sets the default.",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } set
            ? set
            : "http://127.0.0.1:50051",
    };

    public Option<double?> Timeout { get; } = new("--timeout")
    {
        Description = "The deadline of the call, for example 2.5. By default the contract's for 'get', and none for the others.",
        HelpName = "SECONDS",
        Recursive = true,
    };

    public TlsFiles Tls { get; } = new();

    public TokenFile Token { get; } = new();

    /// <summary>Does one command's work and returns its exit code, or that of what went wrong.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, Func<IUserService, CallContext, Task<int>> work, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            using var client = Open(parsed.GetRequiredValue(Address), Tls.Read(parsed), Token.Read(parsed));
            return await work(client.Service, Context(parsed.GetValue(Timeout), cancellationToken));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (RpcException failure)
        {
            await error.WriteLineAsync(FailedCall.Describe(failure.Status));
            return ExitCode.Of(failure.StatusCode);
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await error.WriteLineAsync(mistake.Message);
            return ExitCode.Usage;
        }
    }

    private static CodeFirstClient<IUserService> Open(string address, ClientTlsOptions? tls, BearerToken? token)
    {
        try
        {
            return CodeFirstClient.Create<IUserService>(address, options =>
            {
                options.Tls = tls;
                options.TokenSource = token is null ? null : _ => ValueTask.FromResult(token);
                options.AllowTokenOverPlaintext = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.IsLoopback;
            });
        }
        catch (ArgumentException mistake)
        {
            throw new InvalidDataException(mistake.Message, mistake);
        }
    }

    private static CallContext Context(double? seconds, CancellationToken cancellationToken)
        => seconds is null
            ? cancellationToken
            : Deadline.After(TimeSpan.FromSeconds(seconds.Value), cancellationToken);

    private static void CheckTimeout(OptionResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) || seconds is not (>= 0.001 and <= LongestTimeout))
            result.AddError($"--timeout '{text}' must be a number of seconds from 0.001 to {LongestTimeout:0}, for example --timeout 2.5.");
    }
}
