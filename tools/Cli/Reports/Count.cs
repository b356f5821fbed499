namespace CodeFirst.Cli.Reports;

/// <summary>A number of things, in words.</summary>
internal static class Count
{
    public static string Of(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
