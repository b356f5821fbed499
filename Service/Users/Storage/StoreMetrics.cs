using System.Diagnostics;
using System.Diagnostics.Metrics;
using CodeFirst.Service.Users.Watching;

namespace CodeFirst.Service.Users.Storage;

/// <summary>
/// What the store does, in the words of the
/// <see href="https://github.com/open-telemetry/semantic-conventions/blob/main/docs/db/database-metrics.md">conventions for databases</see>
/// where they have some.
/// </summary>
internal sealed class StoreMetrics
{
    public const string MeterName = "CodeFirst.Users";

    // https://github.com/open-telemetry/semantic-conventions/blob/main/docs/db/database-metrics.md#metric-dbclientoperationduration
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
    };

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _events;
    private readonly string _system;

    public StoreMetrics(IMeterFactory meters, IUserDatabase database, UserChanges changes)
    {
        _system = database.System;
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram(
            "db.client.operation.duration", "s", "Duration of the store's operations, retries included.", advice: Buckets);
        _events = meter.CreateCounter<long>("users.events", "{event}", "Events that were taken to the store, by what became of them.");
        meter.CreateObservableUpDownCounter(
            "users.watch.subscriptions", () => (long)changes.Subscriptions, "{subscription}", "Users watched, once for each stream that watches them.");
    }

    public bool IsListenedTo => _duration.Enabled || _events.Enabled;

    /// <param name="operation">The name of the operation.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="failure">What it ended with, if it failed.</param>
    public void Ended(string operation, TimeSpan duration, Exception? failure)
    {
        var tags = new TagList { { "db.system.name", _system }, { "db.operation.name", operation } };
        if (failure is not null)
            tags.Add("error.type", failure.GetType().FullName);
        _duration.Record(duration.TotalSeconds, tags);
    }

    public void Recorded(IReadOnlyList<EventOutcome> outcomes)
    {
        foreach (var (outcome, count) in outcomes.CountBy(outcome => outcome))
            _events.Add(count, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));
    }

    private static string NameOf(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Recorded => "recorded",
        EventOutcome.Duplicate => "duplicate",
        EventOutcome.EventIdReused => "event_id_reused",
        EventOutcome.UnknownUser => "unknown_user",
        EventOutcome.TotalOutOfRange => "total_out_of_range",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };
}
