namespace CodeFirst.Tests.Hostile.Raw;

/// <summary><see href="https://www.rfc-editor.org/rfc/rfc7541#appendix-A">RFC 7541, appendix A</see>.</summary>
internal static class StaticTable
{
    private static readonly string[] Entries =
    [
        ":authority", ":method=GET", ":method=POST", ":path=/", ":path=/index.html", ":scheme=http", ":scheme=https", ":status=200",
        ":status=204", ":status=206", ":status=304", ":status=400", ":status=404", ":status=500", "accept-charset",
        "accept-encoding=gzip, deflate", "accept-language", "accept-ranges", "accept", "access-control-allow-origin", "age", "allow",
        "authorization", "cache-control", "content-disposition", "content-encoding", "content-language", "content-length",
        "content-location", "content-range", "content-type", "cookie", "date", "etag", "expect", "expires", "from", "host", "if-match",
        "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "last-modified", "link", "location", "max-forwards",
        "proxy-authenticate", "proxy-authorization", "range", "referer", "refresh", "retry-after", "server", "set-cookie",
        "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via", "www-authenticate",
    ];

    /// <summary>An entry by its number, from 1.</summary>
    public static (string Name, string Value) Entry(int number)
    {
        var parts = Entries[number - 1].Split('=');
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
