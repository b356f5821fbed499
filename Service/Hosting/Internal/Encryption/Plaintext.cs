using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>Which endpoints would carry calls over a network as they are.</summary>
internal static class Plaintext
{
    /// <param name="address">An address as Kestrel writes it, for example <c>http://[::]:50051</c>.</param>
    /// <exception cref="OptionsValidationException">It is plaintext, and reachable from other machines.</exception>
    public static void Refuse(string address)
    {
        if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && IsExposed(address))
            throw new OptionsValidationException(
                nameof(CodeFirstHostingOptions.AllowPlaintext),
                typeof(CodeFirstHostingOptions),
                [
                    $"The endpoint '{address}' would carry calls, and the tokens in them, unencrypted over the network. Use https:// and set "
                    + $"{TlsOptions.Section}:Certificate, or listen on loopback (http://127.0.0.1:PORT), or set "
                    + $"{CodeFirstHostingOptions.Section}:{nameof(CodeFirstHostingOptions.AllowPlaintext)}=true where a proxy or a mesh "
                    + "encrypts in front of it.",
                ]);
    }

    /// <summary>Whether other machines reach it; a socket that was inherited as a file handle may be bound to anything.</summary>
    public static bool IsExposed(string address)
    {
        var binding = BindingAddress.Parse(address);
        if (binding.IsUnixPipe || binding.IsNamedPipe)
            return false;
        return IPAddress.TryParse(binding.Host, out var ip)
            ? !IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip)
            : !string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase);
    }
}
