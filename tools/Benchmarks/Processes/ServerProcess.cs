using System.Diagnostics;

namespace CodeFirst.Benchmarks;

/// <summary>A server as a program of its own, on a free port of the loopback interface, which says <c>Listening ADDRESS</c>.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Listening";

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>User and system time of all threads so far.</summary>
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>The most memory the process has held so far, in MiB.</summary>
    public double PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The memory the process holds now, in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts the program and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var server = new ServerProcess(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!);
        try
        {
            server.Address = await server.ReadAddressAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<Uri> ReadAddressAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal))
                continue;
            // what it prints from now on is read and forgotten, so that a full pipe never holds it up
            _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new Uri(line[Listening.Length..].Trim());
        }

        throw new InvalidOperationException("A server ended before it listened; what it printed on standard error says why.");
    }
}
