using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>Says once of each certificate that it ends soon, and once that it has ended.</summary>
internal sealed partial class ExpiryLog(TimeProvider time, ILogger logger)
{
    // certificates of a day are renewed within hours, those of a year within weeks
    private const double LastPart = 0.25;
    private static readonly TimeSpan LastDays = TimeSpan.FromDays(14);

    private X509Certificate2? _said;
    private bool _saidEnded;

    public void Judge(X509Certificate2 certificate)
    {
        var left = certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
        var soon = (certificate.NotAfter - certificate.NotBefore) * LastPart;
        var isEnded = left <= TimeSpan.Zero;
        if (left > (soon < LastDays ? soon : LastDays) || (certificate == _said && isEnded == _saidEnded))
            return;
        (_said, _saidEnded) = (certificate, isEnded);
        if (isEnded)
            LogEnded(certificate.Subject, certificate.NotAfter);
        else
            LogEndsSoon(certificate.Subject, certificate.NotAfter);
    }

    [LoggerMessage(3, LogLevel.Warning, "The certificate {Subject} ends {End:u}. Replace its file; it is read again when it changes.")]
    private partial void LogEndsSoon(string subject, DateTime end);

    [LoggerMessage(4, LogLevel.Warning,
        "The certificate {Subject} ended {End:u}, and callers refuse it. Replace its file; it is read again when it changes.")]
    private partial void LogEnded(string subject, DateTime end);
}
