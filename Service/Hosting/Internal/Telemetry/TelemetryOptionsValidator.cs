using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Telemetry;

/// <summary>An address that nothing can be sent to is said at the start, and not in a log that nobody reads.</summary>
internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        options.Otlp is not { } otlp
        || (Uri.TryCreate(otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Otlp)} is '{otlp}', which is no address. Give one such as "
                + "http://127.0.0.1:4317, or leave it out.");
}
