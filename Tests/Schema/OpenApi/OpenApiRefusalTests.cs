using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>A document whose examples are none, or whose limits say nothing, is not written.</summary>
[TestFixture]
internal sealed class OpenApiRefusalTests
{
    private static readonly string[] Sentences =
    [
        "Number cannot be exported: its example 'many' is no int; write a value of it in <example>, as C# writes it without quotes.",
        "Small cannot be exported: its example '11' breaks its own [Range]; write a value that keeps it in <example>.",
        "Inner cannot be exported: it has an example, and its type Inner is a message; move <example> to the fields of that message.",
        "Text cannot be exported: its [RegularExpression] checks nothing (Invalid pattern '(' at offset 1. Not enough )'s); mend the attribute.",
    ];

    [Test]
    public void Every_reason_is_said_with_its_remedy()
    {
        var refused = Assert.Throws<ContractException>(() => OpenApiPrinter.Print(ContractSchema.FromServices(typeof(ITakes<Misled>))));

        Assert.That(refused.Message.Split('\n'), Is.EquivalentTo(Sentences.Select(sentence => $"CodeFirst.Tests.Schema.OpenApi.{nameof(Misled)}.{sentence}")));
    }
}
