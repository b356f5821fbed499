using System.Collections.Concurrent;
using System.Diagnostics;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>The span of a call is the one that ASP.NET Core makes, in the words of gRPC.</summary>
[TestFixture]
internal sealed class CallSpanTests
{
    private static readonly CallFailures Failures = new("hosting.EveryShape");

    [Test]
    public async Task A_call_has_one_span_with_its_method_status_and_addresses()
    {
        var (spans, port) = await CallAsync(new Words());

        Assert.That(spans.Select(span => (span.DisplayName, span.Kind)), Is.EqualTo(new[] { ("hosting.EveryShape/Say", ActivityKind.Server) }));
        Assert.That(spans[0].TagObjects.ToDictionary(), Is.SupersetOf(new Dictionary<string, object?>
        {
            ["rpc.system.name"] = "grpc",
            ["rpc.method"] = "hosting.EveryShape/Say",
            ["rpc.status_code"] = "OK",
            ["server.address"] = "127.0.0.1",
            ["server.port"] = port,
            ["network.peer.address"] = "127.0.0.1",
        }));
        Assert.That((spans[0].Status, spans[0].GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Unset, (object?)null)));
    }

    [Test]
    public async Task What_the_caller_did_wrong_is_no_error_of_the_span()
    {
        var (spans, _) = await CallAsync(Failures.NotFound("WORDS_NOT_FOUND", "There are no words.", "hosting.Words", "words/1"));

        Assert.That((spans.Single().Status, spans[0].GetTagItem("rpc.status_code")), Is.EqualTo((ActivityStatusCode.Unset, "NOT_FOUND")));
    }

    [Test]
    public async Task What_the_service_did_wrong_is_an_error_of_the_span()
    {
        var (spans, _) = await CallAsync(new InvalidOperationException());

        Assert.That(
            (spans.Single().Status, spans[0].GetTagItem("rpc.status_code"), spans[0].GetTagItem("error.type")),
            Is.EqualTo((ActivityStatusCode.Error, "INTERNAL", "INTERNAL")));
    }

    [Test]
    public async Task A_method_that_is_not_registered_does_not_name_the_span()
    {
        var (spans, _) = await CallAsync(new Words(), "Sing");

        Assert.That(
            (spans.Single().DisplayName, spans[0].GetTagItem("rpc.method"), spans[0].GetTagItem("rpc.method_original")),
            Is.EqualTo(("grpc", "_OTHER", "hosting.EveryShape/Sing")));
    }

    /// <param name="reply">The words that are said back, or what is thrown.</param>
    /// <param name="method">The method.</param>
    private static async Task<(List<Activity> Spans, int Port)> CallAsync(object reply, string method = nameof(IEveryShape.Say))
    {
        ConcurrentQueue<Activity> spans = new();
        // other hosts of this process have spans too
        var trace = ActivityTraceId.CreateRandom();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<FailingEcho>(),
            builder => builder.Services.AddSingleton(
                new FailingEcho(_ => reply is Exception failure ? Task.FromException<Words>(failure) : Task.FromResult((Words)reply))));
        var port = host.Address.Port;
        var bytes = Marshallers.Create(message => message, message => message);
        var headers = new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } };
        await host.Channel.CreateCallInvoker().AsyncUnaryCall(
                new Method<byte[], byte[]>(MethodType.Unary, "hosting.EveryShape", method, bytes, bytes), null, new CallOptions(headers), [])
            .ResponseAsync.ContinueWith(_ => { }, TaskScheduler.Default);
        await host.DisposeAsync();
        return ([.. spans], port);
    }
}
