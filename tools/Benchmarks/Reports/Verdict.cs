using CodeFirst.Benchmarks.Results;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>Whether two runs of the benchmarks differ in a figure.</summary>
internal static class Verdict
{
    public static string Of(Spread? first, Spread? second) => (first, second) switch
    {
        (null, _) => "only in B",
        (_, null) => "only in A",
        _ when first.Overlaps(second) => "overlap",
        _ when second.Least > first.Most => "apart: B is higher",
        _ => "apart: B is lower",
    };
}
