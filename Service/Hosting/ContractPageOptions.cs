using System.ComponentModel.DataAnnotations;
using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>The contract page. Checked when the host starts.</summary>
public sealed class ContractPageOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Page</c>.</summary>
    public const string Section = "CodeFirst:Page";

    /// <summary>Who may open the page, its downloads and its calls; anyone else is answered 404. Default: callers on loopback.</summary>
    [EnumDataType(typeof(PageAccess))]
    public PageAccess Access { get; set; } = PageAccess.OnLoopback;

    /// <summary>
    /// Where callers of gRPC find the service, as the page's snippets write it, for example <c>https://users.example.org</c>. Default: the
    /// first address the server listens on other than the page's own, or the page's own where there is none.
    /// </summary>
    public Uri? GrpcAddress { get; set; }

    /// <summary>The largest message that is sent through the page, as JSON in bytes. From 1 KiB to 64 MiB; default 4 MiB.</summary>
    [NumberBounds(Section, 1024, 64 * 1024 * 1024)]
    public int MaxMessageSize { get; set; } = 4 * 1024 * 1024;
}
