using System.Diagnostics;
using CodeFirst.Client;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks;

/// <summary>The service as a program of its own, on a free port of the loopback interface.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>How many users a database has when a cell does not say; what the service makes by default.</summary>
    public const int UsualUsers = 5_000;

    private const string Listening = "Listening";

    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

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

    /// <summary>Starts the service, which makes and fills the database first when there is none, and waits until it listens.</summary>
    public static async Task<ServiceProcess> StartAsync(string database, CancellationToken cancellationToken, int users = UsualUsers)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "CodeFirst.Service.Users.dll"),
            "--urls=http://127.0.0.1:0",
            $"--Storage:Path={database}",
            $"--Storage:DemoUsers={users}",
        ])
        { RedirectStandardOutput = true };
        var service = new ServiceProcess(Process.Start(start)!);
        try
        {
            service.Address = await service.ReadAddressAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with a connection of its own.</summary>
    public CodeFirstClient<IUserService> Connect() => CodeFirstClient.Create<IUserService>(Address);

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

        throw new InvalidOperationException("The service ended before it listened; what it printed on standard error says why.");
    }
}
