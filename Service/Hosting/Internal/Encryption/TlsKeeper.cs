using CodeFirst.Hosting.Internal.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>Keeps what handshakes are made with.</summary>
internal sealed partial class TlsKeeper(IOptions<TlsOptions> options, TimeProvider time, ILogger<TlsKeeper> logger)
    : FileKeeper<TlsFiles, ServerTls>(time)
{
    private readonly ExpiryLog _expiry = new(time, logger);

    protected override TimeSpan? ReloadInterval => options.Value.Certificate is null ? null : options.Value.ReloadInterval;

    protected override TlsFiles Read() => TlsFiles.Read(options.Value);

    protected override bool AreSame(TlsFiles one, TlsFiles other) => one.AreSameAs(other);

    protected override ServerTls Load(TlsFiles files) => ServerTls.Load(files, options.Value.Password);

    protected override OptionsValidationException Refusal(string reason) => new(TlsOptions.Section, typeof(TlsOptions), [reason]);

    protected override void OnChanged(TlsFiles files, ServerTls value) =>
        LogReloaded(files.Certificate.Path, value.Certificate.Subject, value.Certificate.NotAfter);

    protected override void OnKept(ServerTls value, string reason) =>
        LogKept(value.Certificate.Subject, value.Certificate.NotAfter, reason);

    protected override void Look(ServerTls value) => _expiry.Judge(value.Certificate);

    [LoggerMessage(1, LogLevel.Information, "New connections get the certificate of '{Path}': {Subject}, which ends {End:u}.")]
    private partial void LogReloaded(string path, string subject, DateTime end);

    [LoggerMessage(2, LogLevel.Warning,
        "The files of CodeFirst:Tls have changed and cannot be used. {Reason} The certificate in use stays: {Subject}, which ends {End:u}.")]
    private partial void LogKept(string subject, DateTime end, string reason);
}
