using System.Diagnostics;
using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Serializes and deserializes again and again on one thread, with nothing of a network.</summary>
internal static class CodecRun
{
    public static int Run(string codec, TimeSpan warmUp, TimeSpan length) =>
        CodecList.Of(codec) is { } parts ? FigureLines.Print(parts.SelectMany(part => Measure(part, warmUp, length))) : Usage.Say();

    private static IEnumerable<Figure> Measure(CodecPart part, TimeSpan warmUp, TimeSpan length)
    {
        Repeat(part.Serialize, warmUp);
        var (time, bytes) = Repeat(part.Serialize, length);
        yield return new("serialize, ns per user", time / part.Users, part.Name);
        yield return new("serialize, bytes allocated per user", bytes / part.Users, part.Name);
        Repeat(part.Deserialize, warmUp);
        (time, bytes) = Repeat(part.Deserialize, length);
        yield return new("deserialize, ns per user", time / part.Users, part.Name);
        yield return new("deserialize, bytes allocated per user", bytes / part.Users, part.Name);
    }

    private static (double Nanoseconds, double Bytes) Repeat(Action action, TimeSpan length)
    {
        // few looks at the clock, whose own cost would be that of a small message
        const int AtOnce = 100;
        var times = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        do
        {
            for (var i = 0; i < AtOnce; i++)
                action();
            times += AtOnce;
        }
        while (clock.Elapsed < length);

        var nanoseconds = clock.Elapsed.TotalNanoseconds;
        return (nanoseconds / times, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / times);
    }
}
