using System.Collections.Frozen;
using CodeFirst.Hosting.Internal.Calls;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Streaming;

/// <summary>Which streams of responses are compressed.</summary>
internal sealed class CompressedStreams(IOptions<CodeFirstHostingOptions> options)
{
    private const string Gzip = "gzip";

    // how a service of gRPC's asks for it in one call (https://github.com/grpc/grpc/blob/master/doc/compression.md#per-call-settings)
    private static readonly Metadata Request = new() { { "grpc-internal-encoding-request", Gzip } };

    private readonly FrozenSet<string> _paths = options.Value.CompressedStreams.Select(name => $"/{name}").ToFrozenSet(StringComparer.Ordinal);

    /// <param name="path">A route, <c>/package.Service/Method</c>.</param>
    public bool Has(string path) => _paths.Contains(path);

    /// <summary>Says before the first message that the messages of this call are compressed, where its caller can read them so.</summary>
    public Task BeginAsync(ServerCallContext call)
    {
        // what a service has sent itself cannot be taken back
        if (!_paths.Contains(call.Method) || call.Http() is not { Response.HasStarted: false } http)
            return Task.CompletedTask;
        foreach (var accepted in http.Request.Headers.GrpcAcceptEncoding)
            if (accepted?.Split(',', StringSplitOptions.TrimEntries).Contains(Gzip, StringComparer.Ordinal) is true)
                return call.WriteResponseHeadersAsync(Request);
        return Task.CompletedTask;
    }

    /// <exception cref="OptionsValidationException">A name is that of no stream of responses that is served.</exception>
    public void Check(IEnumerable<FileDescriptorProto> files)
    {
        var names = files
            .SelectMany(file => file.Service.SelectMany(service => service.Method
                .Where(method => method.ServerStreaming)
                .Select(method => file.Package.Length > 0 ? $"{file.Package}.{service.Name}/{method.Name}" : $"{service.Name}/{method.Name}")))
            .ToHashSet(StringComparer.Ordinal);
        var unknown = options.Value.CompressedStreams.Where(name => !names.Contains(name))
            .Select(name => $"{CodeFirstHostingOptions.Section}:{nameof(CodeFirstHostingOptions.CompressedStreams)} names '{name}', which is no stream "
                + $"of responses that is served. Give some of {string.Join(", ", names.Order(StringComparer.Ordinal))}.")
            .ToList();
        if (unknown.Count > 0)
            throw new OptionsValidationException(nameof(CodeFirstHostingOptions), typeof(CodeFirstHostingOptions), unknown);
    }
}
