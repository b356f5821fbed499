using CodeFirst.Benchmarks.Peers.Servers;
using CodeFirst.Benchmarks.Peers.Users;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>The marshallers of a server's endpoints.</summary>
internal static class ServedCodec
{
    public static CodecPart[] OfCodeFirst(Func<WebApplicationBuilder, WebApplication> build)
    {
        var methods = MethodsOf(build);
        var (writeOne, readOne) = Pair((Method<Contract.UserRequest, Contract.User>)methods["GetUser"], FixedUsers.First(1)[0]);
        var (writeBatch, readBatch) = Pair(
            (Method<Contract.BatchRequest, Contract.UserBatch>)methods["GetUsers"],
            new Contract.UserBatch { Users = FixedUsers.First(CodecPart.BatchUsers) });
        return [CodecPart.One(writeOne, readOne), CodecPart.Batch(writeBatch, readBatch)];
    }

    public static CodecPart[] OfContractFirst(Func<WebApplicationBuilder, WebApplication> build)
    {
        var methods = MethodsOf(build);
        var (writeOne, readOne) = Pair((Method<Bench.UserRequest, Bench.User>)methods["GetUser"], GeneratedUsers.First(1)[0]);
        var (writeBatch, readBatch) = Pair(
            (Method<Bench.BatchRequest, Bench.UserBatch>)methods["GetUsers"],
            new Bench.UserBatch { Users = { GeneratedUsers.First(CodecPart.BatchUsers) } });
        return [CodecPart.One(writeOne, readOne), CodecPart.Batch(writeBatch, readBatch)];
    }

    private static Dictionary<string, IMethod> MethodsOf(Func<WebApplicationBuilder, WebApplication> build)
    {
        var builder = WebApplication.CreateBuilder();
        // standard output is for figures
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IUserSource, FixedUsers>();
        IEndpointRouteBuilder app = build(builder);
        return app.DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method)
            .OfType<IMethod>()
            .Where(method => method.ServiceName == "bench.BenchService")
            .ToDictionary(method => method.Name);
    }

    private static (Action Write, Action Read) Pair<TRequest, TResponse>(Method<TRequest, TResponse> method, TResponse message)
        where TRequest : class
        where TResponse : class
    {
        var marshaller = method.ResponseMarshaller;
        var writing = new WritingContext();
        marshaller.ContextualSerializer(message, writing);
        var reading = new ReadingContext(writing.Written.ToArray());
        return (Write, () => marshaller.ContextualDeserializer(reading));

        void Write()
        {
            writing.Clear();
            marshaller.ContextualSerializer(message, writing);
        }
    }
}
