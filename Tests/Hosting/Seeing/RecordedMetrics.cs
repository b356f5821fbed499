using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>What one host measures, and no other of this process.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, string Tags, double Value)> _all = new();

    public RecordedMetrics(IServiceProvider host, string meter)
    {
        var factory = host.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What was measured, as <c>instrument{key=value}</c>.</summary>
    public IEnumerable<string> Names => _all.Select(measured => measured.Instrument + measured.Tags);

    public IEnumerable<double> ValuesOf(string instrument) =>
        _all.Where(measured => measured.Instrument == instrument).Select(measured => measured.Value);

    /// <summary>Asks instruments that are only measured when somebody asks.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((
            instrument.Name,
            "{" + string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")) + "}",
            value));
}
