using System.Net;
using System.Net.Sockets;

namespace CodeFirst.Tests.Support;

/// <summary>A port of 127.0.0.1 for a program that cannot choose one itself and say which.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
