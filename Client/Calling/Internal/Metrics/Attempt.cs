using System.Diagnostics;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>One attempt at a call, from its request to its status; it ends once, however many ways it could be said to.</summary>
internal sealed class Attempt
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly string _method;
    private readonly string _target;
    private readonly DateTime _deadline = CallDeadline.Current;
    private HttpResponseMessage? _answer;
    private int _ended;

    public Attempt(string method, string target)
    {
        (_method, _target) = (method, target);
        ClientMeter.AttemptStarted(method, target);
    }

    public FrameCounter Sent { get; } = new();

    public FrameCounter Received { get; } = new();

    public void Answered(HttpResponseMessage answer)
    {
        _answer = answer;
        if (!answer.IsSuccessStatusCode)
            End(StatusWord.Of(answer.StatusCode));
        else if (answer.Headers.TryGetValues("grpc-status", out var status))
            End(StatusWord.Of(status.FirstOrDefault()));
        else
            answer.Content = new CountedContent(answer.Content, Received, this);
    }

    public void EndedByTrailers()
        => End(StatusWord.Of(_answer!.TrailingHeaders.TryGetValues("grpc-status", out var status) ? status.FirstOrDefault() : null));

    public void EndedBy(Exception failure)
    {
        if (failure is OperationCanceledException)
            EndedByCaller();
        else
            End(StatusWord.Of(StatusCode.Unavailable));
    }

    /// <summary>Nobody waits for the rest: it was cancelled, or its deadline passed.</summary>
    public void EndedByCaller()
        => End(StatusWord.Of(DateTime.UtcNow >= _deadline ? StatusCode.DeadlineExceeded : StatusCode.Cancelled));

    private void End(string status)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            ClientMeter.AttemptEnded(_method, _target, status, Stopwatch.GetElapsedTime(_began), Sent.Bytes, Received.Bytes);
    }
}
