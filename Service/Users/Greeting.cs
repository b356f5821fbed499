using CodeFirst.Hosting;

namespace CodeFirst.Service.Users;

/// <summary>What the program says once it serves: where its data is, where it listens, and a line each to call it from three languages.</summary>
internal static class Greeting
{
    private const string Example = """{"userId":42}""";

    public static string For(string database, string address, string? web, TlsOptions tls, TokenOptions tokens)
    {
        var authority = new Uri(address).Authority;
        var isEncrypted = address.StartsWith("https:", StringComparison.Ordinal);
        var trust = isEncrypted ? " --tls-ca CA.pem" : "";
        var isAsked = tokens.Authority is not null || tokens.Keys is not null;
        var token = isAsked ? " --token-file TOKEN" : "";
        var identity = isEncrypted && tls.ClientAuthority is not null ? " --tls-cert CERT.pem --tls-key KEY.pem" : "";
        return $"""
            Database   {database}
            Listening  {address}{(web is null ? "" : $"\nWeb        {web}\nPage       {web}/ has the contract to look at, and to call")}

            Call it, from the repository's root:
              .NET     dotnet run --project Client/Users -- get 42 --address {address}{trust}{identity}{token}
              Python   sh Tests/Interop/python/build.sh && /usr/bin/python3 Tests/Interop/python/client.py --address {authority}{trust}{identity} get 42
              Go       sh Tests/Interop/go/build.sh && Tests/Interop/go/bin/client --address {authority}{trust}{identity} get 42
              curl     curl{Options(isEncrypted, web is not null, identity.Length > 0, isAsked)} -H 'content-type: application/json' -d '{Example}' {web ?? address}/user.UserService/GetUserStats
            {Files(trust, identity)}{Tokens(isAsked)}
            Ctrl-C stops it.
            """;
    }

    // a plaintext port that speaks gRPC speaks HTTP/2 alone
    private static string Options(bool isEncrypted, bool isWeb, bool isIdentified, bool isAsked) =>
        (isEncrypted ? " --cacert CA.pem" : isWeb ? "" : " --http2-prior-knowledge")
        + (isIdentified ? " --cert CERT.pem --key KEY.pem" : "")
        + (isAsked ? " -H \"authorization: Bearer $(cat TOKEN)\"" : "");

    private static string Tokens(bool areAsked) =>
        areAsked ? "\nTOKEN is a file with the caller's bearer token.\n" : "";

    private static string Files(string trust, string identity) => (trust, identity) switch
    {
        ("", _) => "",
        (_, "") => "\nCA.pem is the authority that signed this service's certificate.\n",
        _ => "\nCA.pem is the authority that signed this service's certificate, CERT.pem and KEY.pem are the caller's own certificate.\n",
    };
}
