using CodeFirst.Hosting;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>Requests that are no protobuf, or not the message that the method takes.</summary>
[TestFixture]
internal sealed class UnreadableRequestTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly string[] Internals = ["ProtoBuf", "System.", "Exception:", "   at ", "CodeFirst", "Marshaller"];

    [TestCase("truncated", "0A-05-61")]
    [TestCase("not UTF-8", "0A-01-FF")]
    [TestCase("no such wire type", "0F-01")]
    [TestCase("field number zero", "00-01")]
    public async Task A_request_that_cannot_be_read_fails_and_says_nothing_internal(string what, string hex)
    {
        var reached = false;
        var service = new FailingEcho(_ =>
        {
            reached = true;
            return Task.FromResult(new Words());
        });
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<FailingEcho>(),
            builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(builder.Services, service));
        var bytes = Convert.FromHexString(hex.Replace("-", "", StringComparison.Ordinal));
        var invoker = host.Channel.CreateCallInvoker();

        var say = await Assert.ThrowsAsync<RpcException>(() => invoker.AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "hosting.EveryShape", "Say", Bytes, Bytes), null, default, bytes).ResponseAsync);
        var join = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            using var call = invoker.AsyncClientStreamingCall(
                new Method<byte[], byte[]>(MethodType.ClientStreaming, "hosting.EveryShape", "Join", Bytes, Bytes), null, default);
            await call.RequestStream.WriteAsync(bytes);
            await call.RequestStream.CompleteAsync();
            await call.ResponseAsync;
        });

        Assert.That(reached, Is.False, what);
        foreach (var failed in new[] { say, join })
            foreach (var word in Internals)
                Assert.That(
                    failed!.Status.Detail + string.Concat(failed.Trailers.Where(entry => !entry.IsBinary).Select(entry => entry.Value)),
                    Does.Not.Contain(word),
                    what);
        Assert.That((say!.StatusCode, join!.StatusCode), Is.EqualTo((StatusCode.Internal, StatusCode.Internal)), what);
    }
}
