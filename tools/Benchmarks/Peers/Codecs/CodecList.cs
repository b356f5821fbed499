using CodeFirst.Benchmarks.Peers.Servers;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>The codecs by name. A gRPC server's is taken out of the server, as it really serves.</summary>
internal static class CodecList
{
    public static CodecPart[]? Of(string codec) => codec switch
    {
        "codefirst" => ServedCodec.OfCodeFirst(CodeFirstServer.Build),
        "protobuf-net" => ServedCodec.OfCodeFirst(ProtobufNetServer.Build),
        "contract-first" => ServedCodec.OfContractFirst(ContractFirstServer.Build),
        "json" => JsonCodec.Parts(),
        "hand-written" => HandWrittenCodec.Parts(),
        _ => null,
    };
}
