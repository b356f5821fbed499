using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting;

/// <summary>Services that nobody else intercepts: their methods do what the host does around a call, in all four shapes.</summary>
[TestFixture]
internal sealed class InlineCallsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [TestCaseSource(nameof(Shapes))]
    public async Task A_service_that_cannot_be_made_fails_inside(string shape)
    {
        await using var host = await StartAsync(services => services.AddTransient<OneCallEcho>(_ => throw new InvalidOperationException("no disk")));

        var failure = await Assert.ThrowsAsync<RpcException>(() => CallAsync(host, shape));

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((
            StatusCode.Internal, $"/hosting.EveryShape/{shape} failed inside the service. Its log says why.")));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task A_service_that_is_made_for_a_call_is_disposed_of_after_it(string shape)
    {
        var life = new Life();
        await using var host = await StartAsync(services => services.AddSingleton(life));

        await CallAsync(host, shape);

        await life.Disposed.Task.WaitAsync(Patience);
        Assert.That(life.Made, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task So_is_one_that_fails(string shape)
    {
        var life = new Life { Reply = () => throw new InvalidOperationException("no disk") };
        await using var host = await StartAsync(services => services.AddSingleton(life));

        var failure = await Assert.ThrowsAsync<RpcException>(() => CallAsync(host, shape));

        await life.Disposed.Task.WaitAsync(Patience);
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task An_interceptor_of_the_application_stands_between_the_host_and_the_service(string shape)
    {
        var life = new Life();
        await using var host = await StartAsync(services => services
            .AddSingleton(life)
            .AddSingleton<Refusing>()
            .Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<Refusing>()));

        var failure = await Assert.ThrowsAsync<RpcException>(() => CallAsync(host, shape));

        Assert.That((failure.StatusCode, failure.Status.Detail, life.Made), Is.EqualTo((
            StatusCode.Internal, $"/hosting.EveryShape/{shape} failed inside the service. Its log says why.", 0)));
    }

    private static Task CallAsync(CodeFirstHost host, string shape) =>
        FailingEcho.Calls[shape](host.Channel.CreateGrpcService<IEveryShape>(), default).WaitAsync(Patience);

    private static Task<CodeFirstHost> StartAsync(Action<IServiceCollection> configure) => CodeFirstHost.StartAsync(
        application => application.MapCodeFirst<OneCallEcho>(), builder => configure(builder.Services));

    private sealed class Life
    {
        private int _made;

        public int Made => _made;

        public Func<Words> Reply { get; init; } = () => new Words();

        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Begin() => Interlocked.Increment(ref _made);
    }

    private sealed class OneCallEcho : IEveryShape, IAsyncDisposable
    {
        private readonly Life _life;
        private readonly FailingEcho _echo;

        public OneCallEcho(Life life)
        {
            life.Begin();
            (_life, _echo) = (life, new FailingEcho(async _ => life.Reply()));
        }

        public ValueTask<Words> Say(Words words, CallContext context = default) => new(_life.Reply());

        public IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default) => _echo.Repeat(words, context);

        public ValueTask<Words> Join(IAsyncEnumerable<Words> words, CallContext context = default) => _echo.Join(words, context);

        public IAsyncEnumerable<Words> Talk(IAsyncEnumerable<Words> words, CallContext context = default) => _echo.Talk(words, context);

        public ValueTask DisposeAsync()
        {
            _life.Disposed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Fails as code does that nobody meant to fail: the host outside of it turns that into an answer.</summary>
    private sealed class Refusing : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) => throw Failure();

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation) => throw Failure();

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation) => throw Failure();

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation) => throw Failure();

        private static InvalidOperationException Failure() => new("no disk");
    }
}
