using CodeFirst.Hosting;
using Grpc.Core;
using NUnit.Framework;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting;

/// <summary>What callers are told of what goes wrong inside a service.</summary>
[TestFixture]
internal sealed class FailureTests
{
    [Test]
    public async Task A_null_reply_is_INTERNAL_and_the_sentence_says_so()
    {
        await using var host = await CodeFirstHost.StartAsync(application => application.MapCodeFirst<NullEcho>());

        var failure = await Assert.ThrowsAsync<RpcException>(() => host.Channel.CreateGrpcService<IEcho>().Say(new Words()).AsTask());

        Assert.That(failure.Status, Is.EqualTo(new Status(
            StatusCode.Internal, "/hosting.Echo/Say returned null inside the service, in place of a message.")));
    }

    private sealed class NullEcho : IEcho
    {
        public ValueTask<Words> Say(Words words, CallContext context = default) => new((Words)null!);
    }
}
