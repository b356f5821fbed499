using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>Reads text or a descriptor set, whichever the file is.</summary>
internal static class BaselineReader
{
    public static Baseline Read(string path, IBaselineSource source)
    {
        var files = source.Expand(path);
        if (files.Count == 0)
            throw BaselineErrors.Missing(source.Name(path));
        if (files is [var only] && !only.EndsWith(".proto", StringComparison.OrdinalIgnoreCase))
            return new Baseline(path, ReadSet(source.Read(only), source.Name(only)), new Dictionary<string, string>());
        return new Baseline(
            path,
            new ProtoParser(source).Parse(files, files is [var single] && single == path ? Path.GetDirectoryName(path) ?? "" : path),
            files.ToDictionary(file => file, file => Encoding.UTF8.GetString(source.Read(file))));
    }

    private static List<FileDescriptorProto> ReadSet(byte[] bytes, string name)
    {
        try
        {
            var files = FileDescriptorSet.Parser.ParseFrom(bytes).File.Where(file => !ProtoParser.IsWellKnown(file.Name)).ToList();
            return files.Count > 0 && files.TrueForAll(file => file.Name.Length > 0) ? files : throw BaselineErrors.BadDescriptorSet(name);
        }
        catch (InvalidProtocolBufferException)
        {
            throw BaselineErrors.BadDescriptorSet(name);
        }
    }
}
