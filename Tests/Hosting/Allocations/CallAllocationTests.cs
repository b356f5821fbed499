using CodeFirst.Hosting;
using CodeFirst.Marshalling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Server;

namespace CodeFirst.Tests.Hosting.Allocations;

/// <summary>What the defaults of the host add to the bytes that a unary call allocates: counted, so that it is the same on any machine.</summary>
[TestFixture, NonParallelizable]
internal sealed class CallAllocationTests
{
    private const int Calls = 200;

    // what the clock keeps, and the token it cancels; no timer, which would be another 200
    private const long MostForACeiling = 250;
    private const long MostForTheRest = 800;

    private static readonly byte[] Hello = [10, 5, .. "hello"u8];

    [Test]
    public async Task The_defaults_allocate_little_a_call()
    {
        var bare = await MeasureAsync(ServeBare);
        var without = await MeasureAsync(builder => Serve(builder, ceiling: false));
        var with = await MeasureAsync(builder => Serve(builder, ceiling: true));

        await TestContext.Out.WriteLineAsync($"bare {bare}, defaults {without}, with a ceiling {with} bytes a call");
        Assert.That(without - bare, Is.LessThan(MostForTheRest));
        Assert.That(with - without, Is.LessThan(MostForACeiling));
    }

    private static WebApplication ServeBare(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(CodecMarshallerFactory.Configuration);
        builder.Services.AddCodeFirstGrpc();
        var application = builder.Build();
        application.MapGrpcService<Echo>();
        return application;
    }

    private static WebApplication Serve(WebApplicationBuilder builder, bool ceiling)
    {
        builder.Services.AddCodeFirst();
        if (!ceiling)
            builder.Services.Configure<DeadlineOptions>(options => options.Unary = TimeSpan.Zero);
        var application = builder.Build();
        application.MapCodeFirst<Echo>();
        return application;
    }

    /// <returns>The fewest bytes that one call allocates, once what it runs is compiled and pools are filled.</returns>
    private static async Task<long> MeasureAsync(Func<WebApplicationBuilder, WebApplication> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        using var server = new DirectServer();
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddSingleton<Echo>();
        await using var application = serve(builder);
        await application.StartAsync();
        return Enumerable.Range(0, Calls).Min(_ => Measure(server));
    }

    private static long Measure(DirectServer server)
    {
        using var call = new DirectCall("/hosting.Echo/Say", Hello);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answered = server.ProcessAsync(call.Features);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // all of it was done on this thread
        Assert.That((answered.IsCompletedSuccessfully, call.Status, call.Answer.AsSpan().StartsWith(Hello)), Is.EqualTo((true, "0", true)));
        return allocated;
    }
}
