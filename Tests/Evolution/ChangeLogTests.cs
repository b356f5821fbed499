using CodeFirst.Schema.Evolution;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>What a changelog says.</summary>
[TestFixture]
internal sealed class ChangeLogTests
{
    private const string Before = """
        service Shop { rpc Get(Order) returns (Order); }
        message Order { int32 id = 1; string name = 2; repeated int32 marks = 3; }
        enum Color { COLOR_NONE = 0; COLOR_RED = 1; }
        """;

    [Test]
    public void Nothing_is_said_when_nothing_changed() => Assert.That(Describe(Before), Is.Empty);

    [Test]
    public void Additions_are_told_once_each()
        => Assert.That(
            Describe("""
                service Shop { rpc Get(Order) returns (Order); rpc Watch(stream Order) returns (stream Note); }
                service Audit { rpc Log(Note) returns (Note); }
                message Order { int32 id = 1; string name = 2; repeated int32 marks = 3; optional string mail = 4; }
                message Note { string text = 1; }
                enum Color { COLOR_NONE = 0; COLOR_RED = 1; COLOR_BLUE = 2; }
                enum Size { SIZE_NONE = 0; }
                """),
            Is.EqualTo(
            [
                "New method `shop.Shop.Watch`: a stream of shop.Order to a stream of shop.Note.",
                "New service `shop.Audit` with Log.",
                "New message `shop.Note` with text.",
                "New field `shop.Order.mail`: optional string, number 4.",
                "New enum `shop.Size` with SIZE_NONE.",
                "New enum value `shop.Color.COLOR_BLUE`, number 2.",
            ]));

    [Test]
    public void Marks_are_told()
        => Assert.That(
            Describe("""
                service Shop { rpc Get(Order) returns (Order) { option deprecated = true; } }
                message Order { reserved 7 to 9; reserved "old";
                  int32 id = 1 [deprecated = true]; string name = 2; repeated int32 marks = 3 [packed = false]; }
                enum Color { option allow_alias = true; COLOR_NONE = 0; COLOR_RED = 1 [deprecated = true]; COLOR_ROUGE = 1; }
                """),
            Is.EqualTo(
            [
                "`shop.Shop.Get` is now deprecated.",
                "`shop.Order.id` is now deprecated.",
                "`shop.Order.marks` is no longer packed, which every reader takes either way.",
                "`shop.Order` reserves 7 to 9, \"old\".",
                "`shop.Color.COLOR_RED` is now deprecated.",
                "New name `shop.Color.COLOR_ROUGE` for number 1.",
            ]));

    [Test]
    public void Breaking_changes_come_first_and_are_called_so()
        => Assert.That(
            Describe(Before.Replace("string name = 2", "string name = 20; string mail = 5")),
            Is.EqualTo(
            [
                "**Breaking:** `shop.Order.name` was renumbered from 2 to 20.",
                "New field `shop.Order.mail`: string, number 5.",
            ]));

    [Test]
    public void A_change_that_the_category_lets_pass_is_told_all_the_same()
        => Assert.That(
            Describe(Before.Replace("string name = 2", "string full_name = 2 [json_name = \"name\"]"), Category.Wire),
            Is.EqualTo(["`shop.Order.name` (number 2) was renamed to \"full_name\"."]));

    private static IReadOnlyList<string> Describe(string after, Category category = Category.Package)
        => ChangeLog.Describe(Protos.Shop(Before), Protos.Shop(after), category);
}
