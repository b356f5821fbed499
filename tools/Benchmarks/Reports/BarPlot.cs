using CodeFirst.Benchmarks.Results;
using ScottPlot;

namespace CodeFirst.Benchmarks.Reports;

/// <summary>A group of bars a cell, a bar a subject: medians, with the least and the most as a whisker.</summary>
internal static class BarPlot
{
    public static Plot Of(string title, IReadOnlyList<FigureResult> results)
    {
        var plot = new Plot();
        plot.Title(title);
        string[] cells = [.. results.Select(result => result.Cell).Distinct()];
        string[] subjects = [.. results.Select(result => result.Subject).Distinct()];
        var width = subjects.Length + 1;
        var palette = new ScottPlot.Palettes.ColorblindFriendly();
        foreach (var result in results)
        {
            var subject = Array.IndexOf(subjects, result.Subject);
            var position = (Array.IndexOf(cells, result.Cell) * width) + subject;
            plot.Add.Bar(new Bar { Position = position, Value = result.Spread.Median, FillColor = palette.GetColor(subject) });
            plot.Add.Line(position, result.Spread.Least, position, result.Spread.Most).Color = Colors.Black;
        }

        plot.Axes.Bottom.SetTicks([.. cells.Select((_, cell) => (cell * width) + ((subjects.Length - 1) / 2.0))], cells);
        plot.Axes.Margins(bottom: 0);
        for (var subject = 0; subject < subjects.Length; subject++)
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = subjects[subject], FillColor = palette.GetColor(subject) });
        plot.ShowLegend(Edge.Right);
        return plot;
    }
}
