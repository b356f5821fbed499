using CodeFirst.Benchmarks.Cells.Document;

namespace CodeFirst.Benchmarks.Bars;

/// <summary>The bars, in the order of the table.</summary>
internal static class BarList
{
    private const string Service = "service";
    private const string Document = "document, 640,000 users";
    private const string Batch = "batch, 10,000 users";
    private const string Events = "durable events/s";
    private const string Floor = "hand-written floor";
    private const string GrowthP50 = "GetUserStats, p50, µs";
    private const string Bytes = "MB on the wire";

    private static readonly string Ours = Peer.Ours.Name;
    private static readonly string ContractFirst = Peer.ContractFirst.Name;

    public static Bar[] All { get; } =
    [
        Bar.AtMost(1.00, "unary, server CPU a call, 16 at once / contract-first", UnaryCpu(16, Ours), UnaryCpu(16, ContractFirst)),
        Bar.AtMost(1.00, "unary, server CPU a call, 64 at once / contract-first", UnaryCpu(64, Ours), UnaryCpu(64, ContractFirst)),
        Bar.AtMost(1.05, "unary, server CPU a call, 64 at once, with our defaults / without", UnaryCpu(64, Ours), UnaryCpu(64, "CodeFirst, bare")),
        Bar.AtLeast(1.5, "unary, calls/s, 64 at once / grpc-go", UnaryCalls(Ours), UnaryCalls(Peer.Go)),
        Bar.AtLeast(1.2, "batch of 10,000, users/s / contract-first", BatchUsers(Ours), BatchUsers(ContractFirst)),
        Bar.AtLeast(3.5, "batch of 10,000, users/s / JSON, HTTP/2", BatchUsers(Ours), BatchUsers("JSON, HTTP/2")),
        Bar.AtMost(1.5, "serialize a batch / written by hand", Codec("serialize", Ours), Codec("serialize", Floor)),
        Bar.AtMost(1.3, "deserialize a batch / written by hand", Codec("deserialize", Ours), Codec("deserialize", Floor)),
        Bar.AtMost(0.25, "50 MB document, bytes, Export / JSON", Read(Bytes, DocumentSubject.Export), Read(Bytes, DocumentSubject.Json)),
        Bar.AtMost(
            0.09, "50 MB document, bytes, Export with gzip / JSON", Read(Bytes, DocumentSubject.SmallExport), Read(Bytes, DocumentSubject.Json)),
        Bar.AtMost(0.20, "50 MB document, Python CPU, Export / JSON", Read("Python CPU, s", DocumentSubject.Export), Read("Python CPU, s", DocumentSubject.Json)),
        Bar.AtMost(0.25, "50 MB document, server CPU, Export / JSON", Read("server CPU, s", DocumentSubject.Export), Read("server CPU, s", DocumentSubject.Json)),
        Bar.AtLeast(2, "messages/s received from a stream / protobuf-net.Grpc", Streamed(Ours), Streamed("protobuf-net.Grpc")),
        Bar.AtLeast(
            50, "RecordPoints on disk, events/s, one stream / a call an event",
            new("record, one stream, 1,000 a message", Events, Service), new("record, one event a call, 1 at once", Events, Service)),
        Bar.AtLeast(
            0.5, "RecordPoints on disk, events/s, one stream / rows inserted without a service",
            new("record, one stream, 1,000 a message", Events, Service), new("record, rows inserted without a service", Events, Service)),
        Bar.AtMost(
            1.3, "GetUserStats, p50, of 10,000,000 users / of 1,000",
            new("growth, 10,000,000 users", GrowthP50, Service), new("growth, 1,000 users", GrowthP50, Service)),
    ];

    private static Measured UnaryCpu(int callers, string subject) => new($"unary, {callers} at once", "server CPU, ms per 1,000 calls", subject);

    private static Measured UnaryCalls(string subject) => new("unary, 64 at once", "calls/s", subject);

    private static Measured BatchUsers(string subject) => new(Batch, "users/s", subject);

    private static Measured Codec(string action, string subject) => new("serialize, 10,000 users", $"{action}, ns per user", subject);

    private static Measured Read(string figure, DocumentSubject subject) => new(Document, figure, subject.Name);

    private static Measured Streamed(string subject) => new("stream, received", "messages/s", subject);
}
