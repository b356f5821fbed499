using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace CodeFirst.Tests.Hosting;

/// <summary>One question to server reflection.</summary>
internal static class ReflectionCalls
{
    public static async Task<IReadOnlyList<string>> ListServicesAsync(this ChannelBase channel) =>
        [.. (await AskAsync(channel, new ServerReflectionRequest { ListServices = "" }))
            .ListServicesResponse.Service.Select(service => service.Name)];

    /// <summary>The file with the symbol first, then what it imports.</summary>
    public static async Task<IReadOnlyList<FileDescriptorProto>> FilesOfAsync(this ChannelBase channel, string symbol) =>
        [.. (await AskAsync(channel, new ServerReflectionRequest { FileContainingSymbol = symbol }))
            .FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];

    public static async Task<ServerReflectionResponse> AskAsync(this ChannelBase channel, ServerReflectionRequest question)
    {
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(question);
        await call.ResponseStream.MoveNext(CancellationToken.None);
        return call.ResponseStream.Current;
    }
}
