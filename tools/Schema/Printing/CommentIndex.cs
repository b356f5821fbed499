using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>The comments of a file by the path of their element.</summary>
internal sealed class CommentIndex
{
    private readonly Dictionary<string, SourceCodeInfo.Types.Location> _locations;

    public CommentIndex(FileDescriptorProto file)
        => _locations = (file.SourceCodeInfo?.Location ?? [])
            .Where(location => location.LeadingComments.Length > 0 || location.LeadingDetachedComments.Count > 0)
            .DistinctBy(location => Key(location.Path))
            .ToDictionary(location => Key(location.Path));

    public void Print(ProtoText text, IEnumerable<int> path)
    {
        if (!_locations.TryGetValue(Key(path), out var location))
            return;
        foreach (var detached in location.LeadingDetachedComments)
        {
            text.Comment(detached);
            text.Gap();
        }

        if (location.LeadingComments.Length > 0)
            text.Comment(location.LeadingComments);
    }

    public bool Has(IEnumerable<int> path) => _locations.ContainsKey(Key(path));

    private static string Key(IEnumerable<int> path) => string.Join('.', path.Select(part => ProtoText.Number(part)));
}
