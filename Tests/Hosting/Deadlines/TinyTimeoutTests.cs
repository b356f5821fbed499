using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>A time that is too short for a clock's tick.</summary>
[TestFixture]
internal sealed class TinyTimeoutTests
{
    [Test]
    public async Task A_nanosecond_does_not_take_the_ceiling_away()
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => CodeFirstEndpointExtensions.MapCodeFirst<FailingEcho>(application),
            builder =>
            {
                builder.Services.Configure<DeadlineOptions>(options => options.Unary = TimeSpan.FromMilliseconds(50));
                builder.Services.AddSingleton(new FailingEcho(async call =>
                {
                    await Task.Delay(Timeout.Infinite, call.CancellationToken);
                    return new Words();
                }));
            });
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);

        var late = await Assert.ThrowsAsync<RpcException>(() => host.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "hosting.EveryShape", "Say", bytes, bytes),
            null,
            new CallOptions(new Metadata { { "grpc-timeout", "1n" } }),
            []).ResponseAsync.WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.That(late!.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }
}
