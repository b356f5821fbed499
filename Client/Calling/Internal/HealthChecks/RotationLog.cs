using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Client.Internal.HealthChecks;

internal static partial class RotationLog
{
    public static void LeftOut(this ILogger log, Subchannel connection, string words) => LeftOut(log, Place(connection), words);

    public static void Returned(this ILogger log, Subchannel connection) => Returned(log, Place(connection));

    [LoggerMessage(1, LogLevel.Information, "{Address} {Words}: calls go to other addresses.")]
    private static partial void LeftOut(ILogger log, string address, string words);

    [LoggerMessage(2, LogLevel.Information, "{Address} takes calls again.")]
    private static partial void Returned(ILogger log, string address);

    private static string Place(Subchannel connection)
    {
        var place = connection.GetAddresses()[0].EndPoint;
        return $"{place.Host}:{place.Port}";
    }
}
