using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks;

/// <summary>The figures of one cell, of all its runs.</summary>
internal sealed class CellResult(ICell cell)
{
    private readonly List<IReadOnlyList<Figure>> _runs = [];

    public ICell Cell { get; } = cell;

    public IEnumerable<Spread> Spreads =>
        _runs.SelectMany(figures => figures)
            .GroupBy(figure => figure.Name, figure => figure.Value)
            .Select(values => Spread.Of(values.Key, values));

    public void Add(IReadOnlyList<Figure> figures) => _runs.Add(figures);
}
