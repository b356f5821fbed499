using Microsoft.Extensions.Options;

namespace CodeFirst.Service.Users.Storage;

/// <summary>The bounds of <see cref="StorageOptions"/>.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int MostDemoUsers = 100_000_000;
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            yield return $"{Setting(nameof(StorageOptions.Path))} is '{options.Path}'; give the path of a file, or leave it out.";
        if (options.RetryFor < TimeSpan.Zero || options.RetryFor > LongestRetry)
            yield return $"{Setting(nameof(StorageOptions.RetryFor))} is '{options.RetryFor}'; give a time between {TimeSpan.Zero} and {LongestRetry}.";
        if (options.DemoUsers is < 0 or > MostDemoUsers)
            yield return $"{Setting(nameof(StorageOptions.DemoUsers))} is {options.DemoUsers}; give a number between 0 and {MostDemoUsers}.";
    }

    private static string Setting(string name) => $"{StorageOptions.Section}:{name}";
}
