using System.Net.Sockets;
using CodeFirst.Hosting;
using CodeFirst.Schema;
using CodeFirst.Service.Users.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CodeFirst.Service.Users;

/// <summary>What ended the start, in a sentence for the person who started it. What is not theirs to mend keeps its stack trace.</summary>
internal static class StartFailure
{
    private const string AnotherAddress = "name another address with --urls=http://127.0.0.1:PORT.";

    /// <param name="failure">What ended the start.</param>
    /// <param name="configuration">The application's, when it came so far.</param>
    /// <returns>The sentence; <see langword="null"/> when there is none.</returns>
    public static string? Sentence(Exception failure, IConfiguration? configuration) => failure switch
    {
        StorageException or OptionsValidationException or ContractException => failure.Message,
        IOException { InnerException: AddressInUseException } => $"{Closed(failure.Message)} Stop what listens there, or {Another(failure.Message, configuration)}",
        SocketException => $"Nothing can listen on {Endpoints(configuration)}: {Closed(failure.Message)} Listen on an address of this machine and "
            + $"a port that is allowed to you: {AnotherAddress}",
        InvalidOperationException when failure.Message.StartsWith("Unable to configure HTTPS endpoint.", StringComparison.Ordinal) =>
            $"There is no certificate for {Endpoints(configuration, "https:")}. Set {TlsOptions.Section}:{nameof(TlsOptions.Certificate)} to the "
            + "path of a PEM or PFX file, or listen on loopback without encryption (http://127.0.0.1:PORT).",
        // the binder's and Kestrel's own sentences name the setting and quote its value; a file that cannot be parsed says where in its cause
        InvalidOperationException or FormatException or InvalidDataException =>
            $"The configuration cannot be used: {Closed(failure.Message)}{(failure is InvalidDataException ? Causes(failure) : "")}",
        _ => null,
    };

    private static string Another(string sentence, IConfiguration? configuration) =>
        configuration?["Kestrel:Endpoints:Web:Url"] is { } web && sentence.Contains($"{web.TrimEnd('/')}:", StringComparison.Ordinal)
            ? $"name another address with --{WebEndpoint.Setting}=http://127.0.0.1:PORT, or none with --{WebEndpoint.Setting}=."
            : AnotherAddress;

    private static string Closed(string sentence) => $"{sentence.TrimEnd('.', ' ', '\n')}.";

    private static string Causes(Exception failure)
    {
        var text = "";
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
            text += $" {Closed(cause.Message)}";
        return text;
    }

    private static string Endpoints(IConfiguration? configuration, string scheme = "")
    {
        var configured = configuration?.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).ToList() ?? [];
        if (configured.Count == 0)
            configured = [.. (configuration?["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];
        return string.Join(", ", configured
            .Where(url => url is not null && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            .Select(url => $"'{url}'"));
    }
}
