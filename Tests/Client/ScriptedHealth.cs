using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Tests.Client;

/// <summary>A <c>grpc.health.v1</c> that says what a test tells it, and writes down who asked.</summary>
internal sealed class ScriptedHealth(ServingStatus status = ServingStatus.Serving) : Health.HealthBase
{
    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();
    private volatile Said _latest = new(status);

    /// <summary>The names that were asked for.</summary>
    public ConcurrentQueue<string> Names { get; } = new();

    /// <summary>The connections that asked.</summary>
    public ConcurrentQueue<string> Connections { get; } = new();

    /// <summary>When set, a question ends so, before or after an answer.</summary>
    public Func<IServerStreamWriter<HealthCheckResponse>, Task>? OnWatch { get; set; }

    /// <summary>Whether the last stream has ended.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Say(ServingStatus status)
    {
        var before = _latest;
        _latest = new Said(status);
        before.Over.SetResult();
    }

    /// <summary>Waits until a stream more was opened.</summary>
    public Task AskedAsync() => _asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        Names.Enqueue(request.Service);
        Connections.Enqueue(context.GetHttpContext().Connection.Id);
        _asked.Writer.TryWrite(request.Service);
        try
        {
            if (OnWatch is not null)
                await OnWatch(responseStream);
            while (OnWatch is null)
            {
                var said = _latest;
                await responseStream.WriteAsync(new HealthCheckResponse { Status = said.Status });
                await said.Over.Task.WaitAsync(context.CancellationToken);
            }
        }
        finally
        {
            Ended.TrySetResult();
        }
    }

    private sealed record Said(ServingStatus Status)
    {
        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
