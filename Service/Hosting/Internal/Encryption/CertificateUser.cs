using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>
/// A caller whose certificate <see cref="TlsOptions.ClientAuthority"/> signed is <c>HttpContext.User</c> by it. It stands before
/// authentication, so a token that is shown and accepted takes its place.
/// </summary>
internal sealed class CertificateUser(IOptions<TlsOptions> tls) : IStartupFilter
{
    // one a connection, whose calls all show the same certificate
    private static readonly ConditionalWeakTable<X509Certificate2, ClaimsIdentity> Identities = [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        if (tls.Value.ClientAuthority is not null)
            application.Use((context, call) =>
            {
                if (context.Connection.ClientCertificate is { } certificate)
                    context.User = new ClaimsPrincipal(Identities.GetValue(certificate, IdentityOf));
                return call(context);
            });
        next(application);
    };

    private static ClaimsIdentity IdentityOf(X509Certificate2 certificate)
    {
        var identity = new ClaimsIdentity("Certificate");
        Add(ClaimTypes.Name, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        Add(ClaimTypes.X500DistinguishedName, certificate.Subject);
        Add(ClaimTypes.Thumbprint, certificate.Thumbprint);
        foreach (var names in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
            foreach (var name in names.EnumerateDnsNames())
                Add(ClaimTypes.Dns, name);
        Add(ClaimTypes.Uri, certificate.GetNameInfo(X509NameType.UrlName, forIssuer: false));
        return identity;

        void Add(string type, string value)
        {
            if (value.Length > 0)
                identity.AddClaim(new Claim(type, value, ClaimValueTypes.String, certificate.Issuer));
        }
    }
}
