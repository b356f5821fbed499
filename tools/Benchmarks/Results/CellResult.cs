using CodeFirst.Benchmarks.Cells;

namespace CodeFirst.Benchmarks.Results;

/// <summary>The figures of one cell, of all its runs.</summary>
internal sealed class CellResult(ICell cell)
{
    private readonly List<IReadOnlyList<Figure>> _runs = [];

    public ICell Cell { get; } = cell;

    public IEnumerable<FigureResult> Figures =>
        _runs.SelectMany(figures => figures)
            .GroupBy(figure => (figure.Part, figure.Name, figure.Size), figure => figure.Value)
            .Select(values => new FigureResult(
                values.Key.Part.Length == 0 ? Cell.Name : $"{Cell.Name}, {values.Key.Part}",
                values.Key.Name,
                Cell.Subject,
                Cell.IsOurs,
                values.Key.Size,
                [.. values]));

    public void Add(IReadOnlyList<Figure> figures) => _runs.Add(figures);
}
