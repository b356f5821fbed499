using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Hosting;

/// <summary>
/// How requests are checked against the DataAnnotations attributes of the contract's messages. Checked when the host starts.
/// </summary>
public sealed class RequestValidationOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Validation</c>.</summary>
    public const string Section = "CodeFirst:Validation";

    /// <summary>Whether requests are checked before the service sees them. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How many violations one failure names at most; the checking stops there. From 1 to 1000; default 100. Fewer are named when they
    /// would take more than 4 KiB together, since callers accept little more (gRPC's own limit of a status is 8 KiB).
    /// </summary>
    [Range(1, 1000)]
    public int MaxViolations { get; set; } = 100;
}
