using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>Services and methods deleted, renamed, given other messages, streams or options.</summary>
internal static class ServiceChanges
{
    private static readonly string[] Methods = ["Get", "Add", "Browse", "Chat"];

    public static IEnumerable<Change> All =>
    [
        .. Methods.SelectMany(Shape),
        new("Audit", "Audit is deleted", file => file.Service.RemoveAt(1)),
        new("Audit", "Audit is renamed", file => file.Service[1].Name = "Ledger"),
        new("Audit", "Audit is renamed and loses a method", file =>
        {
            file.Service[1].Name = "Ledger";
            file.Service[1].Method.RemoveAt(1);
        }),
        new("Audit", "Audit becomes a service of other methods", file =>
        {
            file.Service[1].Name = "Ledger";
            file.Service[1].Method[0].Name = "Write";
            file.Service[1].Method[1].Name = "Wipe";
        }),
        new("Audit", "Audit gets a method", file => file.Service[1].Method.Add(
            new MethodDescriptorProto { Name = "Read", InputType = file.Service[1].Method[0].InputType, OutputType = $".{file.Package}.Item" })),
        new("Audit", "Audit is deprecated", file => file.Service[1].Options = new ServiceOptions { Deprecated = true }),
    ];

    private static Change Method(string name, string what, Action<FileDescriptorProto, MethodDescriptorProto> apply)
        => new(name, $"{name} {what}", file => apply(file, file.Service[0].Method.Single(method => method.Name == name)));

    private static IEnumerable<Change> Shape(string name) =>
    [
        Method(name, "is deleted", (file, method) => file.Service[0].Method.Remove(method)),
        Method(name, "is renamed", (_, method) => method.Name = $"{name}Now"),
        Method(name, "takes another message", (file, method) => method.InputType = $".{file.Package}.Receipt"),
        Method(name, "returns another message", (file, method) => method.OutputType = $".{file.Package}.GetRequest"),
        Method(name, "changes its request stream", (_, method) => method.ClientStreaming = !method.ClientStreaming),
        Method(name, "changes its response stream", (_, method) => method.ServerStreaming = !method.ServerStreaming),
        Method(name, "loses its side effects", (_, method) => method.Options = new MethodOptions { IdempotencyLevel = IdempotencyLevel.NoSideEffects }),
        Method(name, "is deprecated", (_, method) => (method.Options ??= new MethodOptions()).Deprecated = true),
    ];
}
