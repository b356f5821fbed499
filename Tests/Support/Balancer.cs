using NUnit.Framework;

namespace CodeFirst.Tests.Support;

/// <summary>A real nginx or haproxy with the configuration of <c>deploy/</c>: only the ports are other ones.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    // the ports in deploy/: where it listens, and three replicas
    private static readonly int[] Committed = [50051, 50061, 50062, 50063];

    private readonly TemporaryFolder _folder = new();
    private readonly bool _isNginx;

    private Balancer(bool isNginx, int port)
    {
        _isNginx = isNginx;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    private string Program => _isNginx ? "/usr/sbin/nginx" : "/usr/sbin/haproxy";

    private string Configuration => _folder.PathTo("balancer.conf");

    private string IdFile => _folder.PathTo("balancer.pid");

    /// <param name="program"><c>nginx</c> or <c>haproxy</c>.</param>
    /// <param name="replicas">The addresses of three replicas.</param>
    public static async Task<Balancer> StartAsync(string program, params IReadOnlyList<Uri> replicas)
    {
        var isNginx = program == "nginx";
        if (isNginx)
            Toolchain.RequireNginx();
        else
            Toolchain.RequireHaproxy();
        var balancer = new Balancer(isNginx, FreePort.Take());
        try
        {
            await balancer.ConfigureAsync(replicas);
            // both leave to the background once they listen
            await balancer.RunAsync();
            return balancer;
        }
        catch
        {
            balancer._folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(IdFile))
        {
            using var stopping = System.Diagnostics.Process.GetProcessById(int.Parse(
                await File.ReadAllTextAsync(IdFile), System.Globalization.CultureInfo.InvariantCulture));
            await ChildProcess.RunAsync("kill", ["-TERM", $"{stopping.Id}"]);
            await stopping.WaitForExitAsync();
        }

        _folder.Dispose();
    }

    private async Task ConfigureAsync(IReadOnlyList<Uri> replicas)
    {
        var text = await File.ReadAllTextAsync(Repository.PathTo("deploy", _isNginx ? "nginx.conf" : "haproxy.cfg"));
        foreach (var (committed, port) in Committed.Zip([Address.Port, .. replicas.Select(replica => replica.Port)]))
        {
            Assert.That(text, Does.Contain($"127.0.0.1:{committed}"));
            text = text.Replace($"127.0.0.1:{committed}", $"127.0.0.1:{port}", StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Configuration, text);
        Directory.CreateDirectory(_folder.PathTo("temp"));
    }

    private async Task RunAsync()
    {
        string[] arguments = _isNginx
            ? ["-p", _folder.FullName, "-e", "error.log", "-c", Configuration, "-g", $"pid {IdFile};"]
            : ["-D", "-f", Configuration, "-p", IdFile];
        var started = await ChildProcess.RunAsync(Program, arguments);
        Assert.That(started.ExitCode, Is.Zero, started.Error + started.Output);
    }
}
