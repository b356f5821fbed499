using CodeFirst.Marshalling;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>What a host needs to say in a status that a request cannot be read.</summary>
internal static class ReadingExtensions
{
    public static void AddRequestReading(this IServiceCollection services)
    {
        services.TryAddSingleton(BinderConfiguration.Create(
            [new CheckedMarshallers(CodecMarshallerFactory.Configuration), ProtoBufMarshallerFactory.GoogleProtobuf]));
        services.PostConfigure<GrpcServiceOptions>(options =>
        {
            for (var i = 0; i < options.CompressionProviders.Count; i++)
                if (options.CompressionProviders[i] is not CheckedCompression)
                    options.CompressionProviders[i] = new CheckedCompression(options.CompressionProviders[i]);
        });
    }
}
