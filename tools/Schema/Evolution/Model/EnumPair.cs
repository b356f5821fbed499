namespace CodeFirst.Schema.Evolution.Model;

/// <summary>An enum before and after. Each value of the baseline is in exactly one of the lists.</summary>
internal sealed class EnumPair
{
    public EnumPair(EnumType before, EnumType after)
    {
        Before = before;
        After = after;
        foreach (var value in before.Descriptor.Value)
            if (after.NumberOf(value.Name) is { } number && !after.NamesByNumber[value.Number].Contains(value.Name))
                Renumbered.Add((value.Name, value.Number, number));
        foreach (var number in before.NamesByNumber)
            Sort(number.Key, [.. number.Where(name => Renumbered.TrueForAll(value => value.Name != name))]);
    }

    public EnumType Before { get; }

    public EnumType After { get; }

    public List<(string Name, int Before, int After)> Renumbered { get; } = [];

    /// <summary>Numbers that no value has any more, with the names they had.</summary>
    public List<(int Number, string[] Names)> Deleted { get; } = [];

    /// <summary>Numbers that lost a name they had, with the lost names.</summary>
    public List<(int Number, string[] Names)> Renamed { get; } = [];

    private void Sort(int number, string[] names)
    {
        var now = After.NamesByNumber[number].ToList();
        string[] lost = [.. names.Except(now)];
        if (lost.Length == 0)
            return;
        if (now.Count == 0)
            Deleted.Add((number, lost));
        else
            Renamed.Add((number, lost));
    }
}
