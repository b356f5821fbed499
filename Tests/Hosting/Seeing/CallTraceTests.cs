using System.Diagnostics;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>Traces that callers begin, where nobody listens to traces.</summary>
[TestFixture, NonParallelizable]
internal sealed class CallTraceTests
{
    [Test]
    public async Task What_a_service_does_belongs_to_its_callers_trace()
    {
        var trace = ActivityTraceId.CreateRandom();
        var parent = ActivitySpanId.CreateRandom();

        var seen = await CallAsync(new Metadata
        {
            { "traceparent", $"00-{trace}-{parent}-01" },
            { "tracestate", "shop=1" },
            { "baggage", "basket=7" },
        });

        Assert.That(
            (seen?.TraceId, seen?.ParentSpanId, seen?.TraceStateString, seen?.GetBaggageItem("basket")),
            Is.EqualTo(((ActivityTraceId?)trace, (ActivitySpanId?)parent, "shop=1", "7")));
        Assert.That(seen!.IsStopped, Is.True);
    }

    [Test]
    public async Task Without_one_there_is_no_activity() => Assert.That(await CallAsync([]), Is.Null);

    private static async Task<Activity?> CallAsync(Metadata headers)
    {
        Activity? seen = null;
        await using (var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<FailingEcho>(),
            builder => builder.Services.AddSingleton(new FailingEcho(_ =>
            {
                seen = Activity.Current;
                return Task.FromResult(new Words());
            }))))
        {
            // a caller without an activity of its own sends what it is given
            await host.Channel.CreateGrpcService<IEveryShape>().Say(new Words(), new CallContext(new CallOptions(headers)));
        }

        return seen;
    }
}
