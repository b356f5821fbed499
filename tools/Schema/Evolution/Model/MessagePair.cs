namespace CodeFirst.Schema.Evolution.Model;

/// <summary>
/// A message before and after. Each field of the baseline is in exactly one of the four lists, so that one change is one finding.
/// </summary>
internal sealed class MessagePair
{
    public MessagePair(Message before, Message after)
    {
        Before = before;
        After = after;
        foreach (var field in before.Fields)
            Sort(field);
    }

    public Message Before { get; }

    public Message After { get; }

    /// <summary>The same field, by its number; perhaps with another name or type.</summary>
    public List<FieldPair> Kept { get; } = [];

    /// <summary>The same name with another number.</summary>
    public List<FieldPair> Renumbered { get; } = [];

    /// <summary>The same number that now carries something else.</summary>
    public List<FieldPair> Reused { get; } = [];

    /// <summary>No field of that number or name is left.</summary>
    public List<Field> Deleted { get; } = [];

    private void Sort(Field field)
    {
        var sameNumber = After.Field(field.Number);
        var sameName = After.Field(field.Name);
        if (sameName is not null && sameName.Number != field.Number)
            Renumbered.Add(new FieldPair(this, field, sameName));
        else if (sameNumber is null)
            Deleted.Add(field);
        else if (sameNumber.Name != field.Name && IsReuse(field, sameNumber))
            Reused.Add(new FieldPair(this, field, sameNumber));
        else
            Kept.Add(new FieldPair(this, field, sameNumber));
    }

    /// <summary>
    /// A new name alone may be a better name for the same thing. With another type, with the name of a field that lived elsewhere, or
    /// with a name that shares no word with the old one, it is another thing.
    /// </summary>
    private bool IsReuse(Field before, Field after)
        => before.Shape != after.Shape || Before.Field(after.Name) is not null || !FieldNames.ShareAWord(before.Name, after.Name);
}
