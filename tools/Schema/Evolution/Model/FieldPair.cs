namespace CodeFirst.Schema.Evolution.Model;

/// <summary>A field before and after.</summary>
internal sealed record FieldPair(MessagePair Message, Field Before, Field After)
{
    /// <summary>What has a type: the field, or the key and the value when it is a map both before and after.</summary>
    public IEnumerable<ValuePair> Values
    {
        get
        {
            if (Before.MapEntry is not { } before || After.MapEntry is not { } after)
                return [new ValuePair(this, "its type", Before, After)];
            return
            [
                new ValuePair(this, "the type of its keys", before.Field(1)!, after.Field(1)!),
                new ValuePair(this, "the type of its values", before.Field(2)!, after.Field(2)!),
            ];
        }
    }
}

/// <summary>One value of a field before and after; <paramref name="Name"/> says which.</summary>
internal sealed record ValuePair(FieldPair Field, string Name, Field Before, Field After)
{
    public bool IsSame => Before.Kind == After.Kind && Before.TypeName == After.TypeName;
}
