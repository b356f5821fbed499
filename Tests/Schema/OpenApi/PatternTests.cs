using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>A .NET pattern becomes one of ECMA-262 that means the same, or words.</summary>
[TestFixture]
internal sealed class PatternTests
{
    [TestCase("[a-z]+", "^(?:[a-z]+)?$")]
    [TestCase("^a|b$", "^(?:^a|b$)?$")]
    [TestCase("a{2,3}", "^(?:a{2,3})?$")]
    [TestCase(@"^a\$", @"^(?:^a\$)?$")]
    [TestCase(@"(?:a)(?=b)(?!c)\.", @"^(?:(?:a)(?=b)(?!c)\.)?$")]
    [TestCase(@"[\w\-\[\]]", @"^(?:[\w\-\[\]])?$")]
    [TestCase(@"\p{L}", null)]
    [TestCase(@"a\@b", null)]
    [TestCase(@"a\-b", null)]
    [TestCase(@"\Aa\z", null)]
    [TestCase("(?<year>[0-9]+)", null)]
    [TestCase("(?>a)", null)]
    [TestCase("[a-z-[b]]", null)]
    [TestCase("[]a]", null)]
    [TestCase("[^]a]", null)]
    [TestCase("a}", null)]
    [TestCase("a{", null)]
    [TestCase("a{,2}", null)]
    public void A_pattern_is_translated_or_said_in_words(string pattern, string? translated)
    {
        var field = Field(pattern);

        Assert.That(field["pattern"]?.GetValue<string>(), Is.EqualTo(translated));
        if (translated is null)
            Assert.That(field["description"]!.GetValue<string>(), Is.EqualTo($"Matches the .NET regular expression {pattern}."));
    }

    [Test]
    public async Task A_translated_pattern_takes_what_the_attribute_takes([Values("[a-z]+", "^a|b$", "a{2,3}", @"a\.b|c", "(?:a)(?!b).")] string pattern)
    {
        Toolchain.RequireOpenApiJudges();
        var translated = Field(pattern)["pattern"]!.GetValue<string>();
        string[] texts = ["", "a", "b", "ab", "ac", "aa", "aaaa", "abc", "a.b", "c", "xc", "A", "a\n"];

        var node = await ChildProcess.RunAsync(
            "node", ["-p", $"{new JsonArray([.. texts])}.map(text => new RegExp({JsonValue.Create(translated).ToJsonString()}, 'u').test(text)).join()"]);

        var attribute = new RegularExpressionAttribute(pattern);
        Assert.That(node.Output.Trim(), Is.EqualTo(string.Join(',', texts.Select(text => attribute.IsValid(text) ? "true" : "false"))), node.Error);
    }

    private static JsonNode Field(string pattern)
    {
        var contract = CompiledContract.Load($"Pattern{Guid.NewGuid():N}", $$""""
            [Service("shop.Orders")] public interface IOrders { [Operation] ValueTask Take(Order order); }
            [ProtoContract] public sealed record Order
            {
                [ProtoMember(1), System.ComponentModel.DataAnnotations.RegularExpression("""{{pattern}}""")] public string Text { get; init; } = "";
            }
            """");
        return JsonNode.Parse(OpenApiPrinter.Print(ContractSchema.FromAssembly(contract)))!["components"]!["schemas"]!["shop.Order"]!["properties"]!["text"]!;
    }
}
