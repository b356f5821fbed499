using System.Globalization;
using CodeFirst.Benchmarks.Results;
using ScottPlot;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>A figure over sizes that grow tenfold.</summary>
internal static class CurvePlot
{
    public static Plot Of(string title, IReadOnlyList<FigureResult> results)
    {
        var plot = new Plot();
        plot.Title(title);
        double[] sizes = [.. results.Select(result => Math.Log10(result.Size!.Value))];
        plot.Add.Scatter(sizes, [.. results.Select(result => result.Spread.Median)]);
        foreach (var result in results)
            plot.Add.Line(Math.Log10(result.Size!.Value), result.Spread.Least, Math.Log10(result.Size!.Value), result.Spread.Most);
        plot.Axes.Bottom.SetTicks(sizes, [.. results.Select(result => result.Size!.Value.ToString("N0", CultureInfo.InvariantCulture))]);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        return plot;
    }
}
