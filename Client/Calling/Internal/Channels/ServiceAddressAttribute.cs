using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>The bounds of an address, and the sentences about one outside them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ServiceAddressAttribute : ValidationAttribute
{
    public const string Missing =
        $"There is no address: set {nameof(CodeFirstClientOptions)}.{nameof(CodeFirstClientOptions.Address)}, {Example}.";

    private const string Example = "for example http://127.0.0.1:50051";

    public static Uri Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var parsed))
            throw new ArgumentException(Refusal(address));
        Require(parsed);
        return parsed;
    }

    public static void Require(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!ServiceAddress.IsUsable(address))
            throw new ArgumentException(Refusal(address.OriginalString));
    }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is Uri address && !ServiceAddress.IsUsable(address)
            ? new ValidationResult(Refusal(address.OriginalString))
            : ValidationResult.Success;

    private static string Refusal(string address)
        => $"The address '{address}' must be http://HOST:PORT or https://HOST:PORT without a path, dns:///HOST:PORT, "
            + $"or static:///HOST:PORT,HOST:PORT; {Example}.";
}
