using System.IO.Compression;
using Grpc.Net.Compression;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>A compression whose reader says in a status that it was given something else.</summary>
internal sealed class CheckedCompression(ICompressionProvider inner) : ICompressionProvider
{
    public string EncodingName => inner.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        inner.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) =>
        new CheckedDecompression(inner.CreateDecompressionStream(stream), EncodingName);
}
