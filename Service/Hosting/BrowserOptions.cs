namespace CodeFirst.Hosting;

/// <summary>
/// Which web pages may call from a browser. A page that this host serves itself may without being named. Checked when the host starts.
/// </summary>
/// <remarks>
/// What a browser asks before it lets a page call is answered for gRPC-Web and the Connect protocol
/// (<see href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS</see>): every header may be sent and read, cookies may not. Callers
/// other than browsers are not concerned: whom they are is what <see cref="TokenOptions"/> asks.
/// </remarks>
public sealed class BrowserOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Browser</c>.</summary>
    public const string Section = "CodeFirst:Browser";

    /// <summary>
    /// The origins of those pages, such as <c>https://shop.example</c> or <c>http://127.0.0.1:8080</c>: scheme, host, and the port where it is
    /// not the scheme's own; <c>*</c> for any page. Default: none.
    /// </summary>
    public IList<string> Origins { get; } = [];
}
