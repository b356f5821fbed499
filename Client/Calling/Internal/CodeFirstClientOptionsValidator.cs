using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CodeFirst.Client.Internal;

/// <summary>Holds options to the bounds in their attributes.</summary>
internal sealed class CodeFirstClientOptionsValidator : IValidateOptions<CodeFirstClientOptions>
{
    public static IReadOnlyList<string> Failures(CodeFirstClientOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }

    public ValidateOptionsResult Validate(string? name, CodeFirstClientOptions options)
    {
        List<string> failures = [.. Failures(options)];
        if (options.Address is null)
            failures.Add(ServiceAddressAttribute.Missing);
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(failures.Select(failure => $"{name}: {failure}"));
    }
}
