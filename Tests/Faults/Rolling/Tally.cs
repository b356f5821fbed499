using System.Collections.Concurrent;
using Grpc.Core;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>What became of the calls of an experiment, by kind, and how long they took.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentDictionary<SeenFailure, long> _failures = new();
    private readonly ConcurrentBag<TimeSpan> _answers = [];
    private readonly ConcurrentBag<TimeSpan> _streamEnds = [];

    public IEnumerable<SeenFailure> Failures => _failures.Keys;

    public long Of(string what) => _counts.GetValueOrDefault(what);

    public void Add(string what, long count = 1) => _counts.AddOrUpdate(what, count, (_, before) => before + count);

    public void AddFailure(string call, RpcException failure) =>
        _failures.AddOrUpdate(new SeenFailure(call, failure.StatusCode, failure.Status.Detail), 1, (_, before) => before + 1);

    public void AddAnswer(TimeSpan took) => _answers.Add(took);

    /// <param name="after">How long after its replica was told to go the stream's caller was told so.</param>
    public void AddStreamEnd(TimeSpan after) => _streamEnds.Add(after);

    public override string ToString()
    {
        var answers = _answers.Order().ToList();
        var ends = _streamEnds.Order().ToList();
        return string.Join('\n', _counts.Select(count => $"  {count.Key}: {count.Value}").Order())
            + string.Concat(_failures.Select(failure => $"\n  failed {failure.Value} times: {failure.Key}").Order())
            + $"\n  GetUserStats, the client's retries included: p50 {At(answers, 50)}, p99 {At(answers, 99)}, at most {At(answers, 100)}"
            + $"\n  {ends.Count} streams ended after their replica was told to go: p50 {At(ends, 50)}, at most {At(ends, 100)}";
    }

    private static string At(List<TimeSpan> ordered, int percent) => ordered.Count == 0
        ? "-"
        : $"{ordered[Math.Min(ordered.Count - 1, ordered.Count * percent / 100)].TotalMilliseconds:F1} ms";
}
