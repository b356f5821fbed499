using System.Text.Json.Nodes;
using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema.OpenApi;

[TestFixture]
internal sealed class OpenApiTests
{
    private static readonly JsonNode Limited = Document(typeof(ILimited));

    [Test]
    public void The_document_of_the_contract_is_the_committed_one() => Assert.That(
        OpenApiPrinter.Print(ContractSchema.FromAssembly(typeof(IUserService).Assembly)),
        Is.EqualTo(File.ReadAllText(Repository.PathTo("Contracts", "Users", "openapi.json"))));

    [Test]
    public void The_order_in_which_services_are_named_does_not_show() => Assert.That(
        OpenApiPrinter.Print(ContractSchema.FromServices(typeof(IOrders), typeof(IBilling))),
        Is.EqualTo(OpenApiPrinter.Print(ContractSchema.FromServices(typeof(IBilling), typeof(IOrders)))));

    [TestCase("positive", """{"type":"integer","format":"int32","minimum":1}""")]
    [TestCase("percent", """{"type":"integer","format":"int32","minimum":0,"maximum":100,"description":"Absent is told apart from 0."}""")]
    [TestCase("factor", """{"type":"number","format":"double","exclusiveMinimum":0.5,"maximum":2}""")]
    [TestCase("length", """{"type":["number","string"],"format":"float","pattern":"^(Infinity)$","minimum":0}""")]
    [TestCase("few", """{"type":"integer","format":"uint32","minimum":1,"maximum":10}""")]
    [TestCase("big", """{"type":"string","format":"int64","pattern":"^-?[0-9]+$","description":"At least 10 and at most 20."}""")]
    [TestCase("price", """{"type":"string","description":"At least 0.01 and at most 9.99."}""")]
    [TestCase("code", """{"type":"string","minLength":2,"maxLength":8}""")]
    [TestCase("word", """{"type":"string","pattern":"^(?:[a-z]+)?$"}""")]
    [TestCase("letter", """{"type":"string","pattern":"^(?:a|b)$","minLength":1}""")]
    [TestCase("onlyDotnet", """{"type":"string","description":"Matches the .NET regular expression (?i)x-[0-9]."}""")]
    [TestCase("blob", """{"type":"string","contentEncoding":"base64","maxLength":8,"minLength":3}""")]
    [TestCase("two", """{"type":"array","items":{"type":"integer","format":"int32"},"minItems":2,"maxItems":3}""")]
    [TestCase("named", """{"type":"object","additionalProperties":{"type":"integer","format":"int32"},"maxProperties":5}""")]
    [TestCase("colour", """{"type":"string","enum":["red","green"]}""")]
    [TestCase("denied", """{"type":"integer","format":"int32","not":{"enum":[1,2]}}""")]
    [TestCase("level", """{"$ref":"#/components/schemas/zoo.limited.v2.Level","enum":["LEVEL_HIGH"]}""")]
    [TestCase("mail", """{"type":"string","format":"email","description":"Absent is told apart from the empty text."}""")]
    [TestCase("link", """{"type":"string","format":"uri","description":"Absent is told apart from the empty text."}""")]
    [TestCase("at", """{"type":"string","format":"date-time"}""")]
    public void A_limit_is_one_of_the_schema_or_said_in_words(string field, string schema) => Assert.That(
        Schema("zoo.limited.v2.Limits")["properties"]![field]!.ToJsonString(), Is.EqualTo(JsonNode.Parse(schema)!.ToJsonString()));

    [Test]
    public void What_a_message_cannot_be_without_is_required() => Assert.That(
        Schema("zoo.limited.v2.Limits")["required"]!.AsArray().Select(name => name!.GetValue<string>()),
        Is.EqualTo(["positive", "factor", "few", "big", "price", "code", "letter", "blob", "two", "colour", "level", "at", "inner"]));

    [Test]
    public void An_example_is_its_authors_or_keeps_the_limits() => Assert.That(
        Limited["paths"]!["/zoo.limited.v2.Limited/Take"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString(),
        Is.EqualTo(JsonNode.Parse("""
            {
              "positive": 1, "percent": 1, "factor": 1, "length": 1, "few": 1, "big": "10", "price": "1.5", "code": "text", "word": "text",
              "letter": "a", "onlyDotnet": "x-1", "blob": "AAA=", "two": [1, 1], "named": {"key": 1}, "colour": "red", "denied": 0,
              "level": "LEVEL_HIGH", "mail": "someone@example.org", "link": "https://example.org/", "given": [7, 8],
              "at": "2026-05-06T07:08:09Z", "how": "LEVEL_HIGH", "inner": {"value": 1}
            }
            """)!.ToJsonString()));

    [Test]
    public void What_no_example_can_be_made_up_for_has_none()
    {
        var request = Limited["paths"]!["/zoo.limited.v2.Limited/Say"]!["post"]!["requestBody"]!["content"]!["application/json"]!.AsObject();

        Assert.That(request.Select(part => part.Key), Is.EqualTo(["schema"]));
    }

    [Test]
    public void A_call_without_side_effects_has_a_GET_too()
    {
        Assert.That(Methods("/zoo.limited.v2.Limited/Take"), Is.EqualTo(["post", "get"]));
        Assert.That(Methods("/zoo.limited.v2.Limited/Say"), Is.EqualTo(["post"]));

        static IEnumerable<string> Methods(string path) => Limited["paths"]![path]!.AsObject().Select(method => method.Key);
    }

    [Test]
    public void A_method_is_described_by_its_comment_and_says_when_it_is_old()
    {
        var (take, say) = (Operation("Take"), Operation("Say"));

        Assert.That(take["summary"]!.GetValue<string>(), Is.EqualTo("Takes what keeps the limits"));
        Assert.That(take["description"]!.GetValue<string>(), Does.StartWith("Takes what keeps the limits. A second sentence.\n\nWhere the service"));
        Assert.That((take["deprecated"], say["deprecated"]?.GetValue<bool>()), Is.EqualTo(((JsonNode?)null, (bool?)true)));
    }

    [Test]
    public void Scopes_are_the_roles_of_a_token_that_a_service_may_ask_for()
    {
        Assert.That(Operation("Take")["security"]!.ToJsonString(), Is.EqualTo("""[{"token":["a","c"]},{"token":["b","c"]},{}]"""));
        Assert.That(Operation("Say")["security"]!.ToJsonString(), Is.EqualTo("""[{"token":["all"]},{}]"""));
    }

    [Test]
    public void The_version_is_that_of_the_package()
    {
        Assert.That(Limited["info"]!["version"]!.GetValue<string>(), Is.EqualTo("v2"));
        Assert.That(Document(typeof(IUserService))["info"]!["version"]!.GetValue<string>(), Is.EqualTo("unversioned"));
    }

    [Test]
    public void Streams_are_no_paths_and_are_listed_with_their_messages()
    {
        var document = Document(typeof(IShapes));

        Assert.That(document["paths"]!.AsObject().Select(path => path.Key.Split('/')[^1]), Is.EqualTo(["Renamed", "Unary", "Nothing", "Inherited"]));
        Assert.That(
            document["x-streams"]!.AsObject().Select(stream => (stream.Key, stream.Value!["kind"]!.GetValue<string>())),
            Is.EqualTo([
                ("/zoo.shapes.v1.Shapes/ServerStream", "server streaming"), ("/zoo.shapes.v1.Shapes/ClientStream", "client streaming"),
                ("/zoo.shapes.v1.Shapes/Duplex", "duplex streaming"), ("/zoo.shapes.v1.Shapes/Download", "server streaming"),
            ]));
    }

    [Test]
    public void An_abstract_type_is_one_of_its_subtypes_and_another_may_be() => Assert.Multiple(() =>
    {
        var schemas = Document(typeof(ITakes<Trees>))["components"]!["schemas"]!;
        Assert.That(schemas["zoo.Shape"]!["oneOf"]!.ToJsonString(), Is.EqualTo("""[{"required":["square"]},{"required":["circle"]}]"""));
        Assert.That(schemas["zoo.Animal"]!["oneOf"]!.AsArray(), Has.Count.EqualTo(3));
    });

    private static JsonNode Document(Type service) => JsonNode.Parse(OpenApiPrinter.Print(ContractSchema.FromServices(service)))!;

    private static JsonNode Schema(string message) => Limited["components"]!["schemas"]![message]!;

    private static JsonNode Operation(string method) => Limited["paths"]![$"/zoo.limited.v2.Limited/{method}"]!["post"]!;
}
