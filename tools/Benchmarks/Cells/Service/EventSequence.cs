using System.Diagnostics;
using System.Globalization;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Service;

/// <summary>Events that were never sent before, for all users in turn.</summary>
internal sealed class EventSequence(string processor = "processor-1", int users = ServiceProcess.UsualUsers)
{
    private int _made;

    public RecordPointsRequest NextMessage(int events) => new() { Events = [.. Enumerable.Range(0, events).Select(_ => Next())] };

    /// <summary>Messages of so many events until the time is over.</summary>
    public IEnumerable<RecordPointsRequest> Messages(int events, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        do
            yield return NextMessage(events);
        while (clock.Elapsed < time);
    }

    private PointsEvent Next()
    {
        var number = Interlocked.Increment(ref _made);
        return new PointsEvent
        {
            EventId = string.Create(CultureInfo.InvariantCulture, $"{processor}-{number:D10}"),
            UserId = 1 + (number % users),
            Points = 1 + (number % 10),
        };
    }
}
