using System.Globalization;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells;

/// <summary>Events that were never sent before, for all users in turn.</summary>
internal sealed class EventSequence
{
    private int _made;

    public RecordPointsRequest NextMessage(int events) => new() { Events = [.. Enumerable.Range(0, events).Select(_ => Next())] };

    private PointsEvent Next()
    {
        var number = Interlocked.Increment(ref _made);
        return new PointsEvent
        {
            EventId = string.Create(CultureInfo.InvariantCulture, $"processor-1-{number:D10}"),
            UserId = 1 + (number % ServiceProcess.UsualUsers),
            Points = 1 + (number % 10),
        };
    }
}
