using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>Who calls, in the words of <see href="https://github.com/grpc/grpc/blob/master/doc/naming.md"/>.</summary>
internal static class Peer
{
    public static string Of(ConnectionInfo connection) => connection.RemoteIpAddress switch
    {
        null => "local",
        { IsIPv4MappedToIPv6: true } mapped => $"ipv4:{mapped.MapToIPv4()}:{connection.RemotePort}",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"ipv6:[{address}]:{connection.RemotePort}",
        var address => $"ipv4:{address}:{connection.RemotePort}",
    };
}
