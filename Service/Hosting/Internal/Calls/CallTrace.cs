using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// Goes on with the trace that a caller began, where nobody here listens to traces: what is called meanwhile belongs to it too, and so do
/// lines of the log. ASP.NET Core makes an activity for every request, or for none.
/// </summary>
internal static class CallTrace
{
    // ASP.NET Core's own name for it, which other libraries look for
    private const string Name = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    /// <returns>What is to be stopped when the call is over; <see langword="null"/> when there is a span already, or no trace.</returns>
    public static Activity? Continue(HttpContext context)
    {
        if (Activity.Current is not null || context.Request.Headers.TraceParent.Count == 0)
            return null;
        var headers = context.Request.Headers;
        DistributedContextPropagator.Current.ExtractTraceIdAndState(headers, Read, out var parent, out var state);
        if (string.IsNullOrEmpty(parent))
            return null;
        var trace = new Activity(Name) { TraceStateString = state };
        trace.SetParentId(parent);
        foreach (var (name, value) in DistributedContextPropagator.Current.ExtractBaggage(headers, Read) ?? [])
            trace.AddBaggage(name, value);
        return trace.Start();
    }

    private static void Read(object? headers, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = ((IHeaderDictionary)headers!)[name];
    }
}
