using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using CodeFirst.Schema.Refusals;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.OpenApi;

/// <summary>Examples of one scalar: those of its author, or the first made up that keeps every rule.</summary>
internal sealed class ScalarExamples(FindingList findings)
{
    public IEnumerable<JsonNode> Of(Wire type, FieldFacts facts)
    {
        var values = facts.Examples.Count > 0 ? Given(facts) : Candidates(facts).Where(value => facts.BrokenBy(value) is null).Take(1);
        return values.Select(value => ScalarText.Json(value, type)).OfType<JsonNode>();
    }

    /// <summary>A name of an entry of a map.</summary>
    public static string Key(Wire type) => type switch
    {
        Wire.String => "key",
        Wire.Bool => "true",
        _ => "1",
    };

    private IEnumerable<object> Given(FieldFacts facts)
    {
        foreach (var text in facts.Examples)
            if (ScalarText.Parse(text, facts.Type) is not { } value)
                findings.Add(OpenApiRefusals.NoValue(facts.Member, text, facts.Type));
            else if (facts.BrokenBy(value) is { } rule)
                findings.Add(OpenApiRefusals.BreaksRule(facts.Member, text, rule));
            else
                yield return value;
    }

    private static IEnumerable<object> Candidates(FieldFacts facts)
    {
        var type = facts.Type;
        var bounds = facts.Rules.OfType<RangeAttribute>().SelectMany(range => new[] { range.Minimum, range.Maximum });
        var allowed = facts.Rules.OfType<AllowedValuesAttribute>().SelectMany(rule => rule.Values).OfType<object>();
        if (type.IsEnum)
            return allowed.Concat(Constants(type));
        if (type == typeof(string))
            return allowed.Concat(Texts(Lengths.Of(facts.Rules).Least));
        if (type.IsPrimitive && type != typeof(bool) && type != typeof(char))
            return allowed.Concat(Numbers(bounds).Select(number => Convert.ChangeType(number, type, CultureInfo.InvariantCulture)));
        return allowed.Concat(Others(type, Lengths.Of(facts.Rules).Least));
    }

    /// <summary>The first that means something, or else nothing.</summary>
    private static IEnumerable<object> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(member => !member.IsDefined(typeof(ObsoleteAttribute)))
        .OrderBy(SourceOrder.Of)
        .Select(member => member.GetValue(null)!)
        .OrderBy(value => Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0);

    private static IEnumerable<string> Texts(int least) =>
        ["text", "a", new string('a', least), "someone@example.org", "https://example.org/", "YWJj"];

    /// <summary>One, a bound, and next to an exclusive one.</summary>
    private static IEnumerable<object> Numbers(IEnumerable<object> bounds) => bounds
        .SelectMany(bound => bound is int whole ? [whole, (long)whole + 1, (long)whole - 1] : new object[] { bound })
        .Prepend(1)
        .Where(number => number is int or double or (>= (long)int.MinValue and <= (long)int.MaxValue))
        .Append(0);

    private static IEnumerable<object> Others(Type type, int least)
    {
        if (type == typeof(bool))
            yield return true;
        else if (type == typeof(char))
            yield return 'a';
        else if (type == typeof(decimal))
            yield return 1.5m;
        else if (type == typeof(Guid))
            yield return Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        else if (type == typeof(DateTime))
            yield return new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        else if (type == typeof(TimeSpan))
            yield return TimeSpan.FromSeconds(5);
        else if (type == typeof(DateOnly))
            yield return new DateOnly(2026, 1, 31);
        else if (type == typeof(TimeOnly))
            yield return new TimeOnly(12, 0);
        else
            // every other scalar is bytes
            yield return new byte[Math.Max(least, 2)];
    }
}
