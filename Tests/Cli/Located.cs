namespace CodeFirst.Tests.Cli;

/// <summary>Finds: interface Find(, which is no declaration; nor is this enum LocatedKind.</summary>
internal interface ILocated
{
    ValueTask Find(string find = "Property { get; }");

    int Property { get; }
}

internal sealed class Located
{
    public int Field = "Computed".Length;

    public int Automatic { get; init; }

    /* Computed */
    public int SeveralLines
    {
        get;
        init;
    }

    public int Computed => Automatic + SeveralLines + '"';

    public sealed record Inner
    {
        public int Automatic { get; init; }
    }
}

internal enum LocatedKind
{
    First,
    Second,
}

internal sealed class LocatedPage<T>
{
    public int Items { get; init; }
}
