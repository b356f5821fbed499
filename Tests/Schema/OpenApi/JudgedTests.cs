using System.Text.Json.Nodes;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Support;
using NUnit.Framework;
using ProtoBuf.Meta;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>The documents of this system and of the zoo, before judges that know nothing of this project.</summary>
[TestFixture]
internal sealed class JudgedTests
{
    private static readonly object[] Values =
    [
        new Scalars(), Scalars.Lowest, new Scalars { Float = float.NaN, Double = double.NegativeInfinity }, new Present(), Present.Zeros,
        Lists.Full, Collections.Full, Maps.Full, new Times(), Times.Some, new Enums { Temperature = Temperature.Cold, Size = Size.Large },
        new Trees(), Trees.Full, new Dog(), Generics.Full, Converted.Full, Converted.Full.Price!,
    ];

    [Test]
    public async Task Every_document_is_OpenAPI_3_1_and_its_examples_keep_its_schemas()
    {
        Toolchain.RequireOpenApiJudges();
        await using var judged = new Judged();
        foreach (var (name, schema) in Contracts.All)
            judged.Add(name, schema);

        Assert.That(await judged.ValidateAsync(), Does.Match(@"\A25 documents, \d{3} schemas, \d{3} examples, 0 values\n\z"));
    }

    [Test]
    public async Task Protobuf_reads_every_example()
    {
        Toolchain.RequirePython();
        await using var judged = new Judged();
        List<string> answers = [];
        foreach (var (name, schema) in Contracts.All)
        {
            judged.Add(name, schema);
            foreach (var (message, example) in Examples(JsonNode.Parse(OpenApiPrinter.Print(schema))!))
                answers.Add(await judged.ParseAsync(name, message, example));
        }

        Assert.That(answers, Is.All.EqualTo("ok"));
        Assert.That(answers, Has.Count.GreaterThan(90));
    }

    [Test]
    public async Task What_protobuf_writes_keeps_the_schemas()
    {
        Toolchain.RequirePython();
        Toolchain.RequireOpenApiJudges();
        await using var judged = new Judged();
        foreach (var (at, value) in Values.Index())
        {
            var schema = ContractSchema.FromServices(typeof(ITakes<>).MakeGenericType(value.GetType()));
            judged.Add($"{at}.json", schema);
            using var bytes = new MemoryStream();
            RuntimeTypeModel.Default.Serialize(bytes, value);
            await judged.AddValueAsync($"{at}.json", schema.Files[0].Descriptor.Service[0].Method[0].InputType[1..], bytes.ToArray());
        }

        Assert.That(await judged.ValidateAsync(), Does.Match(@"\A17 documents, \d+ schemas, \d+ examples, 17 values\n\z"));
    }

    /// <summary>Each example of a message of the contract, wherever it stands.</summary>
    private static IEnumerable<(string Message, JsonNode Example)> Examples(JsonNode node)
    {
        if (node is JsonObject found && found["example"] is { } example && found["schema"]?["$ref"]?.GetValue<string>() is { } reference
            && !reference.Contains("connect-error", StringComparison.Ordinal))
            yield return (reference.Split('/')[^1], example);
        var children = node switch
        {
            JsonObject nodes => nodes.Select(child => child.Value),
            JsonArray nodes => nodes,
            _ => [],
        };
        foreach (var inner in children.OfType<JsonNode>().SelectMany(Examples))
            yield return inner;
    }
}
