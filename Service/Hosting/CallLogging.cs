namespace CodeFirst.Hosting;

/// <summary>Which calls the log has a line of, in category <see cref="CodeFirstTelemetry.CallCategory"/>.</summary>
public enum CallLogging
{
    /// <summary>
    /// One line for each call that failed: <c>Error</c> where the service is to blame, <c>Warning</c> where a deadline passed or something
    /// was out of reach, <c>Information</c> where the caller is to blame, <c>Debug</c> where it cancelled.
    /// </summary>
    Failed = 0,

    /// <summary>Those, and one of <c>Information</c> for each call that succeeded.</summary>
    All = 1,
}
