using System.Globalization;
using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks.Peers;

/// <summary>Figures on standard output, for the benchmarks to read.</summary>
internal static class FigureLines
{
    public static int Print(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Part}\t{figure.Name}\t{figure.Value:R}"));
        return 0;
    }
}
