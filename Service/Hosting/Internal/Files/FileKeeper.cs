using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Files;

/// <summary>
/// Keeps what files say: they have to be right when the host starts, and may be wrong for a while, or for good, when they change later.
/// </summary>
/// <typeparam name="TFiles">The files, as they were read at one time.</typeparam>
/// <typeparam name="TValue">What they say.</typeparam>
internal abstract class FileKeeper<TFiles, TValue>(TimeProvider time) : BackgroundService, IHostedLifecycleService
    where TFiles : class
    where TValue : class
{
    private TFiles? _read;
    private volatile TValue? _current;

    public TValue Current => _current ?? throw new InvalidOperationException("The files are read when the host starts.");

    /// <summary>How often the files are looked at; <see langword="null"/> when the options name none.</summary>
    protected abstract TimeSpan? ReloadInterval { get; }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (ReloadInterval is null)
            return Task.CompletedTask;
        try
        {
            _read = Read();
            _current = Load(_read);
            Look(_current);
            return Task.CompletedTask;
        }
        catch (InvalidDataException wrong)
        {
            throw Refusal(wrong.Message);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract TFiles Read();

    protected abstract bool AreSame(TFiles one, TFiles other);

    /// <exception cref="InvalidDataException">The files cannot be used.</exception>
    protected abstract TValue Load(TFiles files);

    protected abstract OptionsValidationException Refusal(string reason);

    /// <summary>Files that have changed are in use.</summary>
    protected abstract void OnChanged(TFiles files, TValue value);

    /// <summary>Files that have changed cannot be used, and what they said before still is.</summary>
    protected abstract void OnKept(TValue value, string reason);

    /// <summary>At the start, and each time the files were looked at.</summary>
    protected virtual void Look(TValue value)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ReloadInterval is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Reload();
            Look(Current);
        }
    }

    private void Reload()
    {
        var files = Read();
        if (AreSame(files, _read!))
            return;
        // also when they are wrong: said once, and tried again when they change again
        _read = files;
        try
        {
            _current = Load(files);
            OnChanged(files, _current);
        }
#pragma warning disable CA1031 // whatever is wrong with a file, the host goes on with what it has
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            OnKept(Current, wrong.Message);
        }
    }
}
