using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>
/// Keeps what handshakes are made with: from files that have to be right when the host starts, and may be wrong for a while, or for good,
/// when they change later.
/// </summary>
internal sealed partial class TlsKeeper(IOptions<TlsOptions> options, TimeProvider time, ILogger<TlsKeeper> logger)
    : BackgroundService, IHostedLifecycleService
{
    private readonly ExpiryLog _expiry = new(time, logger);
    private TlsFiles? _read;
    private volatile ServerTls? _current;

    public ServerTls Current => _current ?? throw new InvalidOperationException("The certificate is read when the host starts.");

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Certificate is null)
            return Task.CompletedTask;
        try
        {
            _read = TlsFiles.Read(options.Value);
            _current = ServerTls.Load(_read, options.Value.Password);
            _expiry.Judge(_current.Certificate);
            return Task.CompletedTask;
        }
        catch (InvalidDataException wrong)
        {
            throw new OptionsValidationException(TlsOptions.Section, typeof(TlsOptions), [wrong.Message]);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Certificate is null)
            return;
        using var timer = new PeriodicTimer(options.Value.ReloadInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Reload();
            _expiry.Judge(Current.Certificate);
        }
    }

    private void Reload()
    {
        var files = TlsFiles.Read(options.Value);
        if (files.AreSameAs(_read!))
            return;
        // also when they are wrong: said once, and tried again when they change again
        _read = files;
        try
        {
            _current = ServerTls.Load(files, options.Value.Password);
            LogReloaded(files.Certificate.Path, _current.Certificate.Subject, _current.Certificate.NotAfter);
        }
#pragma warning disable CA1031 // whatever is wrong with a file, the host goes on with what it has
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            LogKept(Current.Certificate.Subject, Current.Certificate.NotAfter, wrong.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "New connections get the certificate of '{Path}': {Subject}, which ends {End:u}.")]
    private partial void LogReloaded(string path, string subject, DateTime end);

    [LoggerMessage(2, LogLevel.Warning,
        "The files of CodeFirst:Tls have changed and cannot be used. {Reason} The certificate in use stays: {Subject}, which ends {End:u}.")]
    private partial void LogKept(string subject, DateTime end, string reason);
}
