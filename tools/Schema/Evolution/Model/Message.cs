using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>A message in its file.</summary>
internal sealed record Message(SchemaSource File, string FullName, DescriptorProto Descriptor)
{
    private Dictionary<string, Message>? _mapEntries;

    public bool IsMapEntry => Descriptor.Options?.MapEntry == true;

    public IEnumerable<Field> Fields => Descriptor.Field.Select(member => new Field(this, member));

    public Field? Field(int number) => Fields.FirstOrDefault(field => field.Number == number);

    public Field? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public Message? FindMapEntry(string typeName)
        => (_mapEntries ??= Descriptor.NestedType
                .Where(nested => nested.Options?.MapEntry == true)
                .ToDictionary(nested => $"{FullName}.{nested.Name}", nested => new Message(File, $"{FullName}.{nested.Name}", nested)))
            .GetValueOrDefault(typeName);

    public bool Reserves(int number) => Descriptor.ReservedRange.Any(range => range.Start <= number && number < range.End);

    public bool Reserves(string name) => Descriptor.ReservedName.Contains(name);

    /// <summary>The lowest number that no field has and nothing reserves.</summary>
    public int NextNumber()
    {
        var next = Descriptor.Field.Select(field => field.Number).DefaultIfEmpty(0).Max() + 1;
        while (Reserves(next))
            next++;
        return next;
    }
}
