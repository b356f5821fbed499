using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Page.Document;
using CodeFirst.Hosting.Internal.Page.Snippets;
using CodeFirst.Schema;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>The prints of the contract, made when they are asked for. Of no contract there are none.</summary>
internal sealed class PageFiles
{
    private const string Json = "application/json; charset=utf-8";

    private readonly ServedContracts _contracts;
    private readonly Lazy<string?> _openApi;
    private readonly ConcurrentDictionary<string, PageFile> _protos = [];
    private Tuple<PageOrigin, PageFile>? _document;

    public PageFiles(ServedContracts contracts)
    {
        _contracts = contracts;
        _openApi = new(PrintOpenApi);
    }

    public PageFile? ServiceConfig => Download(schema => ServiceConfigFile(schema));

    public PageFile? DescriptorSet => Download(schema => new PageFile("application/x-protobuf", Set(schema)) { SavedAs = "contract.binpb" });

    public PageFile? Zip => Download(schema => new PageFile("application/zip", Compress(schema)) { SavedAs = "proto.zip" });

    /// <param name="origin">Where the page is.</param>
    public PageFile? Document(PageOrigin origin)
    {
        if (_contracts.IsEmpty)
            return null;
        // one address asks, nearly always
        if (_document is not { } made || made.Item1 != origin)
            _document = made = Tuple.Create(origin, new PageFile(Json, new PageDocument(_contracts.Schema, origin).Write()));
        return made.Item2;
    }

    /// <param name="http">Where the document comes from.</param>
    public PageFile? OpenApi(string http) =>
        _contracts.IsEmpty || _openApi.Value is null ? null : new PageFile(Json, WithServer(_openApi.Value, http));

    public PageFile? Proto(string name) => _contracts.IsEmpty || _contracts.Schema.Files.FirstOrDefault(file => file.Name == name) is not { } found
        ? null
        : _protos.GetOrAdd(name, _ => new PageFile("text/plain; charset=utf-8", ProtoPrinter.Print(found)));

    private static PageFile ServiceConfigFile(ContractSchema schema) => new(Json, Schema.ServiceConfig.Print(schema));

    private PageFile? Download(Func<ContractSchema, PageFile> print) => _contracts.IsEmpty ? null : print(_contracts.Schema);

    private string? PrintOpenApi()
    {
        try
        {
            return OpenApiPrinter.Print(_contracts.Schema);
        }
        catch (ContractException)
        {
            // an example is wrong; the build of the contract says which
            return null;
        }
    }

    private static string WithServer(string document, string http)
    {
        var parsed = JsonNode.Parse(document)!.AsObject();
        parsed.Insert(2, "servers", new JsonArray(new JsonObject { ["url"] = http }));
        return Schema.OpenApi.JsonText.Of(parsed);
    }

    private static byte[] Set(ContractSchema schema) =>
        new FileDescriptorSet { File = { Reflection.ContractFiles.WithImports([.. schema.Files.Select(file => file.Descriptor)]) } }.ToByteArray();

    private static byte[] Compress(ContractSchema schema)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in schema.Files)
            {
                var entry = archive.CreateEntry(file.Name);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(ProtoPrinter.Print(file)));
            }

        return bytes.ToArray();
    }
}
