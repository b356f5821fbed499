using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeFirst.Tests.Client;

/// <summary>A private certificate authority, made for one test.</summary>
internal sealed class Certificates : IDisposable
{
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-60);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddDays(60);

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Root = Authority("A private authority", key).CreateSelfSigned(From, To);
    }

    /// <summary>An authority below another one.</summary>
    public Certificates(Certificates above)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Authority("An intermediate authority", key).Create(above.Root, From, To, RandomNumberGenerator.GetBytes(8));
        Root = signed.CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    /// <summary>A certificate for 127.0.0.1 or another address, or of a client.</summary>
    public X509Certificate2 Sign(string name, TimeSpan? endsIn = null, string address = "127.0.0.1", string? usage = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        names.AddUri(new Uri($"spiffe://example/{name}"));
        request.CertificateExtensions.Add(names.Build());
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        var to = DateTimeOffset.UtcNow + (endsIn ?? TimeSpan.FromDays(50));
        using var signed = request.Create(Root, From.AddHours(1), to, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose() => Root.Dispose();

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
