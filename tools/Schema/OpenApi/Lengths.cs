using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Schema.OpenApi;

/// <summary>How many elements, bytes or letters the rules let through.</summary>
internal static class Lengths
{
    public static (int Least, int Most) Of(IEnumerable<ValidationAttribute> rules)
    {
        var (least, most) = (0, int.MaxValue);
        foreach (var rule in rules)
        {
            var (ruleLeast, ruleMost) = Of(rule);
            (least, most) = (Math.Max(least, ruleLeast), Math.Min(most, ruleMost));
        }

        return (least, most);
    }

    public static (int Least, int Most) Of(ValidationAttribute rule) => rule switch
    {
        StringLengthAttribute length => (length.MinimumLength, length.MaximumLength),
        LengthAttribute length => (length.MinimumLength, length.MaximumLength),
        MinLengthAttribute length => (length.Length, int.MaxValue),
        // -1 is any
        MaxLengthAttribute { Length: >= 0 } length => (0, length.Length),
        _ => (0, int.MaxValue),
    };
}
