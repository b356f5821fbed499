using CodeFirst.Schema.Evolution;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>Findings word by word, with the line of C# that mends them.</summary>
[TestFixture]
internal sealed class SentenceTests
{
    private const string Order = "message Order { int32 id = 1; string name = 2; }";
    private const string Store = "service Shop { rpc Get(Order) returns (Order); }" + Order;

    [Test]
    public void A_renumbered_field_is_one_finding_with_the_line_that_mends_it()
        => Expect(
            Order,
            "message Order { int32 id = 1; string name = 20; }",
            Category.Wire,
            "FIELD_RENUMBERED: shop.Order.name was renumbered from 2 to 20. Breaks binary callers. "
                + "In Order, write: [ProtoMember(2)] public string Name { get; init; } = \"\";");

    [Test]
    public void A_field_that_moved_to_the_number_of_another_says_who_has_its_number_now()
        => Expect(
            Order,
            "message Order { int32 id = 2; string name = 1; }",
            Category.Wire,
            "FIELD_RENUMBERED: shop.Order.id was renumbered from 1 to 2; 1 is now \"name\". Breaks binary callers. "
                + "In Order, write: [ProtoMember(1)] public int Id { get; init; }",
            "FIELD_RENUMBERED: shop.Order.name was renumbered from 2 to 1; 2 is now \"id\". Breaks binary callers. "
                + "In Order, write: [ProtoMember(2)] public string Name { get; init; } = \"\";");

    [Test]
    public void A_number_that_carries_something_else_is_called_reuse_and_both_lines_are_given()
        => Expect(
            Order,
            "message Order { int32 id = 1; bool paid = 2; }",
            Category.Wire,
            "FIELD_NUMBER_REUSED: shop.Order.name gave its number 2 to another field: string \"name\" became bool \"paid\". "
                + "Breaks binary callers, JSON callers and generated source. "
                + "In Order, write: [ProtoMember(2)] public string Name { get; init; } = \"\"; "
                + "and give the new one a number of its own: [ProtoMember(3)] public bool Paid { get; init; }");

    [Test]
    public void A_number_of_the_same_type_under_an_unrelated_name_is_reuse_too()
        => Expect(
            Order,
            "message Order { int32 points = 1; string name = 2; }",
            Category.Wire,
            "FIELD_NUMBER_REUSED: shop.Order.id gave its number 1 to another field: int32 \"id\" became int32 \"points\". "
                + "Breaks binary callers, JSON callers and generated source. "
                + "In Order, write: [ProtoMember(1)] public int Id { get; init; } "
                + "and give the new one a number of its own: [ProtoMember(3)] public int Points { get; init; }");

    [Test]
    public void A_better_name_is_kept_in_CSharp_alone()
        => Expect(
            "message Order { string username = 2; }",
            "message Order { string user_name = 2 [json_name = \"username\"]; }",
            Category.Package,
            "FIELD_SAME_NAME: shop.Order.username (number 2) was renamed to \"user_name\". Breaks JSON callers and generated source. "
                + "In Order, write: [ProtoMember(2, Name = \"username\")] public string UserName { get; init; } = \"\";");

    [Test]
    public void A_deleted_field_is_reserved_by_number()
        => Expect(
            Order,
            "message Order { int32 id = 1; reserved \"name\"; }",
            Category.Wire,
            "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: shop.Order.name (number 2) was deleted without reserving its number. "
                + "Breaks binary callers. On Order, write: [ProtoReserved(2)]");

    [Test]
    public void A_changed_type_says_whom_it_breaks()
        => Expect(
            "message Order { sint64 id = 1; }",
            "message Order { sint32 id = 1; }",
            Category.Package,
            "FIELD_SAME_TYPE: shop.Order.id (number 1) changed its type from sint64 to sint32. "
                + "Breaks binary callers, JSON callers and generated source. "
                + "In Order, write: [ProtoMember(1, DataFormat = DataFormat.ZigZag)] public long Id { get; init; }");

    [Test]
    public void The_values_of_a_map_are_named_as_such()
        => Expect(
            "message Order { map<string, int32> counts = 1; }",
            "message Order { map<string, int64> counts = 1; }",
            Category.Package,
            "FIELD_SAME_TYPE: shop.Order.counts (number 1) changed the type of its values from int32 to int64. "
                + "Breaks JSON callers and generated source. "
                + "In Order, write: [ProtoMember(1)] public Dictionary<string, int> Counts { get; init; } = [];");

    [Test]
    public void A_moved_service_names_the_routes_that_are_gone()
        => Expect(
            Store,
            Store.Replace("Shop", "Store"),
            Category.Wire,
            "SERVICE_MOVED: shop.Shop moved to shop.Store: calls to /shop.Shop/* fail with UNIMPLEMENTED. "
                + "Breaks binary callers, JSON callers and generated source. On the interface, write: [Service(\"shop.Shop\")]");

    [Test]
    public void A_deleted_method_is_found_in_the_most_lenient_category()
        => Expect(
            Store,
            Store.Replace("Get", "Find"),
            Category.Wire,
            "RPC_NO_DELETE: shop.Shop.Get was deleted: calls to /shop.Shop/Get fail with UNIMPLEMENTED (renamed to Find?). "
                + "Breaks binary callers, JSON callers and generated source. In the interface of shop.Shop, write: "
                + "[Operation] ValueTask<Order> Get(Order request, CallContext context = default);");

    [Test]
    public void Presence_that_comes_later_is_found_in_the_most_lenient_category()
        => Expect(
            "message Order { int32 id = 1; }",
            "message Order { optional int32 id = 1; }",
            Category.Wire,
            "FIELD_SAME_PRESENCE: shop.Order.id (number 1) changed from a single value whose zero is not sent "
                + "to optional, which tells \"not sent\" from zero. Breaks binary callers, JSON callers and generated source. "
                + "In Order, write: [ProtoMember(1)] public int Id { get; init; }");

    [Test]
    public void A_subtype_that_is_added_breaks_nobody() => Expect(Animals("Dog dog = 10;"), Animals("Dog dog = 10; Cat cat = 11;"), Category.File);

    [Test]
    public void A_subtype_that_is_removed_is_included_again()
        => Expect(
            Animals("Dog dog = 10; Cat cat = 11;"),
            Animals("Dog dog = 10;"),
            Category.Package,
            "FIELD_NO_DELETE: shop.Animal.cat (number 11) was deleted. Breaks binary callers, JSON callers and generated source. "
                + "On Animal, write: [ProtoInclude(11, typeof(Cat))] (add [Obsolete] when nobody should use it any more)");

    [Test]
    public void A_subtype_that_is_renumbered_keeps_its_number()
        => Expect(
            Animals("Dog dog = 10;"),
            Animals("Dog dog = 12;"),
            Category.Wire,
            "FIELD_RENUMBERED: shop.Animal.dog was renumbered from 10 to 12. Breaks binary callers. "
                + "On Animal, write: [ProtoInclude(10, typeof(Dog))]");

    [Test]
    public void A_subtype_that_has_the_number_of_another_gets_its_own()
        => Expect(
            Animals("Dog dog = 10;"),
            Animals("Cat cat = 10;"),
            Category.Wire,
            "FIELD_NUMBER_REUSED: shop.Animal.dog gave its number 10 to another field: shop.Dog \"dog\" became shop.Cat \"cat\". "
                + "Breaks binary callers, JSON callers and generated source. On Animal, write: [ProtoInclude(10, typeof(Dog))] "
                + "and give the new one a number of its own: [ProtoInclude(11, typeof(Cat))]");

    private static string Animals(string subtypes)
        => $$"""message Animal { oneof subtype { {{subtypes}} } } message Dog { int32 barks = 1; } message Cat { string name = 1; }""";

    private static void Expect(string before, string after, Category category, params string[] sentences)
        => Assert.That(
            Gate.Check(Protos.Shop(before), Protos.Shop(after), category).Select(found => $"{found.Rule}: {found}"),
            Is.EqualTo(sentences));
}
