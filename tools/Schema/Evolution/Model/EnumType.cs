using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Model;

/// <summary>An enum in its file.</summary>
internal sealed record EnumType(SchemaSource File, string FullName, EnumDescriptorProto Descriptor)
{
    public ILookup<int, string> NamesByNumber { get; } = Descriptor.Value.ToLookup(value => value.Number, value => value.Name);

    public int? NumberOf(string name) => Descriptor.Value.FirstOrDefault(value => value.Name == name)?.Number;

    public bool Reserves(int number) => Descriptor.ReservedRange.Any(range => range.Start <= number && number <= range.End);

    public bool Reserves(string name) => Descriptor.ReservedName.Contains(name);
}
