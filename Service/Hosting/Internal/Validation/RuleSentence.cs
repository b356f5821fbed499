using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>
/// What is said of a value that breaks a rule: the field, the value and the remedy, in the contract's words. A message of the author's
/// own wins: one that begins with a small letter is the remedy, and follows the field and the value; any other is the whole sentence.
/// </summary>
internal static class RuleSentence
{
    // some of .NET's own attributes give their stock message out as if it were the author's
    private static readonly HashSet<string?> StockMessages =
    [
        null,
        .. new ValidationAttribute[]
        {
            new AllowedValuesAttribute(), new DeniedValuesAttribute(), new Base64StringAttribute(), new EmailAddressAttribute(),
            new UrlAttribute(), new PhoneAttribute(), new CreditCardAttribute(), new FileExtensionsAttribute(),
        }.Select(rule => rule.ErrorMessage),
    ];

    public static string Of(ValidationAttribute rule, ValidationResult broken, object? value, string field, MessagePlan plan)
    {
        var given = broken.ErrorMessage
            ?? (StockMessages.Contains(rule.ErrorMessage) && rule.ErrorMessageResourceName is null ? null : rule.FormatErrorMessage(field));
        return given is null ? $"{field} {State(rule, value)}; {Remedy(rule, value, field, plan)}"
            : given.Length > 0 && char.IsLower(given[0]) && !given.StartsWith(field, StringComparison.Ordinal)
                ? $"{field} {State(rule, value)}; {given}"
            : given;
    }

    private static string State(ValidationAttribute rule, object? value) => (rule, value) switch
    {
        (RequiredAttribute, string) => "is empty",
        (StringLengthAttribute or LengthAttribute or MinLengthAttribute or MaxLengthAttribute, string text) =>
            $"{Values.Quote(text)} has {Count(text.Length, "character")}",
        (_, byte[] bytes) => $"has {Count(bytes.Length, "byte")}",
        (_, ICollection items) => $"has {Count(items.Count, "element")}",
        _ => $"is {Values.Quote(value)}",
    };

    private static string Remedy(ValidationAttribute rule, object? value, string field, MessagePlan plan) => rule switch
    {
        RequiredAttribute => "give it a value.",
        RangeAttribute range => $"give {Bounds.Of(range)}.",
        StringLengthAttribute length => $"give {Bounds.Of(length.MinimumLength, length.MaximumLength)}.",
        LengthAttribute length => $"give {Bounds.Of(length.MinimumLength, length.MaximumLength)}.",
        MinLengthAttribute length => $"give {Bounds.Of(length.Length, int.MaxValue)}.",
        MaxLengthAttribute length => $"give {Bounds.Of(0, length.Length)}.",
        RegularExpressionAttribute expression => $"give text that matches {expression.Pattern}.",
        AllowedValuesAttribute allowed => $"give one of {string.Join(", ", allowed.Values.Select(Values.Quote))}.",
        DeniedValuesAttribute denied => $"give another value than {string.Join(", ", denied.Values.Select(Values.Quote))}.",
        CompareAttribute other => $"give the same as {plan.Names.GetValueOrDefault(other.OtherProperty, other.OtherProperty)}.",
        EmailAddressAttribute => "give an e-mail address.",
        UrlAttribute => "give a URL that begins with http://, https:// or ftp://.",
        PhoneAttribute => "give a telephone number.",
        CreditCardAttribute => "give a credit card number.",
        Base64StringAttribute => "give text in base64.",
        EnumDataTypeAttribute => "give a value that the contract names.",
        _ => rule.FormatErrorMessage(field),
    };

    private static string Count(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
