using System.Text.Json;
using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Json;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>The call that the first frame of a socket asks for.</summary>
/// <param name="Path">The method's route; always one of a contract, so that a browser reaches nothing else.</param>
/// <param name="Headers">Its metadata and deadline.</param>
/// <param name="Request">The messages it takes.</param>
/// <param name="Response">The messages it answers with.</param>
internal sealed record PageCall(string Path, IHeaderDictionary Headers, JsonMessage Request, JsonMessage Response)
{
    /// <exception cref="InvalidDataException">It cannot be made; the sentence says why.</exception>
    public static PageCall Read(ReadOnlyMemory<byte> frame, IReadOnlyList<FileDescriptorProto> files, JsonTypes types)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            var start = document.RootElement;
            var path = start.GetProperty("method").GetString() ?? "";
            var method = Find(path, files) ?? throw new InvalidDataException($"'{path}' is no method of this service; reload the page.");
            var headers = CallMetadata.Read(start);
            if (start.TryGetProperty("timeout", out var timeout))
                headers["grpc-timeout"] = Timeout(timeout);
            return new PageCall(path, headers, types.Find(method.InputType[1..])!, types.Find(method.OutputType[1..])!);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException("The first frame is not the start of a call; reload the page.", wrong);
        }
    }

    private static string Timeout(JsonElement timeout) =>
        timeout.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < 100_000_000
            ? GrpcTimeout.Write(TimeSpan.FromMilliseconds(milliseconds))
            : throw new InvalidDataException($"The deadline is {timeout.GetRawText()} ms; give from 1 to 99999999.");

    private static MethodDescriptorProto? Find(string path, IReadOnlyList<FileDescriptorProto> files) => (
        from file in files
        from service in file.Service
        from method in service.Method
        where path == $"/{(file.Package.Length == 0 ? "" : file.Package + ".")}{service.Name}/{method.Name}"
        select method).FirstOrDefault();
}
