using System.Reflection.Metadata;

namespace CodeFirst.Cli.Locations;

/// <summary>What a PDB knows of one type: the sequence points of its methods, and its documents.</summary>
internal sealed class TypePoints(MetadataReader metadata, MetadataReader pdb, TypeDefinitionHandle handle)
{
    private readonly TypeDefinition _type = metadata.GetTypeDefinition(handle);

    /// <summary>The first statement of a member; <see langword="null"/> for what has no body: interface methods, fields, enum values.</summary>
    public SequencePoint? PointOf(string member)
    {
        var points = Accessors(member).Concat(Methods(member)).SelectMany(PointsOf).Take(1).ToList();
        return points.Count > 0 ? points[0] : null;
    }

    public IEnumerable<DocumentHandle> Documents(Guid kind) =>
        Declared(kind).Concat(_type.GetMethods().SelectMany(PointsOf).Select(point => point.Document)).Distinct();

    private IEnumerable<MethodDefinitionHandle> Accessors(string member) =>
        from property in _type.GetProperties().Select(metadata.GetPropertyDefinition)
        where metadata.StringComparer.Equals(property.Name, member)
        let accessors = property.GetAccessors()
        from accessor in new[] { accessors.Getter, accessors.Setter }
        where !accessor.IsNil
        select accessor;

    private IEnumerable<MethodDefinitionHandle> Methods(string member) =>
        _type.GetMethods().Where(method => metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, member));

    private IEnumerable<SequencePoint> PointsOf(MethodDefinitionHandle method) =>
        pdb.GetMethodDebugInformation(method).GetSequencePoints().Where(point => !point.IsHidden);

    private IEnumerable<DocumentHandle> Declared(Guid kind)
    {
        foreach (var information in pdb.GetCustomDebugInformation(handle).Select(pdb.GetCustomDebugInformation))
        {
            if (pdb.GetGuid(information.Kind) != kind)
                continue;
            var rows = pdb.GetBlobReader(information.Value);
            while (rows.RemainingBytes > 0)
                yield return System.Reflection.Metadata.Ecma335.MetadataTokens.DocumentHandle(rows.ReadCompressedInteger());
        }
    }
}
