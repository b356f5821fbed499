using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The header <c>Connect-Timeout-Ms</c>: milliseconds, 10 digits at most.</summary>
internal static class ConnectTimeout
{
    public const string Header = "connect-timeout-ms";

    private const int MaxDigits = 10;
    private const long MostInMilliseconds = 99_999_999;

    /// <summary>Says the same in gRPC's way.</summary>
    /// <exception cref="RpcException">It is no such number.</exception>
    public static void Set(IHeaderDictionary request, IHeaderDictionary call)
    {
        var text = request[Header].ToString();
        if (text.Length == 0)
            return;
        if (text.Length > MaxDigits || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"Connect-Timeout-Ms is '{text}'; send a whole number of milliseconds, 10 digits at most."));
        call.GrpcTimeout = milliseconds switch
        {
            // gRPC has no word for a deadline that has passed already
            0 => "1u",
            <= MostInMilliseconds => string.Create(CultureInfo.InvariantCulture, $"{milliseconds}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}S"),
        };
    }
}
