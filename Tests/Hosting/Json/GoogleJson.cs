using System.Text.Json;
using System.Text.Json.Nodes;
using CodeFirst.Hosting.Internal.Json;
using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using CodeFirst.Tests.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>A file's messages twice: as Google.Protobuf's generated types with its JSON, and as ours from the descriptors.</summary>
internal sealed class GoogleJson
{
    private static readonly Lazy<Task<GoogleJson>> LazyGolden = new(() =>
        CompileAsync("golden.proto", File.ReadAllText(Repository.PathTo("Tests", "Hosting", "Json", "golden.proto"))));

    private static readonly Lazy<Task<GoogleJson>> LazyZoo = new(() => CompileAsync(Travel.Zoo.File.Name, ProtoPrinter.Print(Travel.Zoo.File)));

    private readonly FileDescriptor _file;
    private readonly JsonTypes _types;
    private readonly JsonFormatter _formatter;
    private readonly JsonParser _parser;

    private GoogleJson(FileDescriptor file)
    {
        _file = file;
        FileDescriptorProto[] files = [file.ToProto()];
        _types = new JsonTypes(() => files);
        var registry = TypeRegistry.FromFiles(
            file, AnyReflection.Descriptor, DurationReflection.Descriptor, TimestampReflection.Descriptor, WrappersReflection.Descriptor,
            StructReflection.Descriptor, EmptyReflection.Descriptor, FieldMaskReflection.Descriptor);
        _formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithTypeRegistry(registry));
        _parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(registry).WithIgnoreUnknownFields(true));
    }

    /// <summary><c>golden.Golden</c>.</summary>
    public static Task<GoogleJson> Golden => LazyGolden.Value;

    public static Task<GoogleJson> Zoo => LazyZoo.Value;

    public JsonMessage Ours(string name) => _types.Find(name)!;

    public IMessage Read(string name, byte[] proto) => Theirs(name).Parser.ParseFrom(proto);

    public string Format(string name, byte[] proto) => Format(Read(name, proto));

    public string Format(IMessage message) => Normal(_formatter.Format(message));

    public byte[] Parse(string name, string json) => _parser.Parse(json, Theirs(name)).ToByteArray();

    public MessageDescriptor Theirs(string name) => Descend(_file.MessageTypes).Single(message => message.FullName == name);

    /// <summary>What Google.Protobuf writes for our bytes: it leaves zero out of the entries of maps, where protoc, Go and Java have it.</summary>
    public byte[] Rewritten(string name, byte[] proto) => Read(name, proto).ToByteArray();

    /// <summary>
    /// Without what JSON says in several ways: white space, escapes and exponents. The order stays. -0 is left out: for Google.Protobuf
    /// it is the default, for us and for Go it is not, as it is not in protobuf's bytes.
    /// </summary>
    public static string Normal(string json) =>
        Normal(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 256 }))?.ToJsonString() ?? "null";

    private static JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value?.ToJsonString() is not ("-0" or "-0.0"))
            .Select(member => KeyValuePair.Create(member.Key, Normal(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Normal)]),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => JsonValue.Create(number.GetValue<double>()),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<MessageDescriptor> Descend(IEnumerable<MessageDescriptor> messages) =>
        messages.SelectMany(message => Descend(message.NestedTypes).Prepend(message));

    private static async Task<GoogleJson> CompileAsync(string name, string text)
    {
        Toolchain.RequireProtoc();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathTo(name), text);
        var result = await ChildProcess.RunAsync("/bin/sh", ["-c", $"protoc --csharp_out=. {name}"], folder.FullName);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        var source = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder.FullName, "*.cs").Single());
        var assembly = CompiledContract.Load($"Google.{name}", source);
        var reflection = assembly.GetTypes().Single(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal));
        return new GoogleJson((FileDescriptor)reflection.GetProperty("Descriptor")!.GetValue(null)!);
    }
}
