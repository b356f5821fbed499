using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Schema;

/// <summary>protoc, the judge of our text, with one of our files and what it imports in a folder of its own.</summary>
internal sealed class Protoc : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SchemaFile _file;

    public Protoc(SchemaFile file)
    {
        Toolchain.RequireProtoc();
        _file = file;
        Write(file);
    }

    /// <summary>The full name of what the first method of the service takes.</summary>
    public string Message => _file.Descriptor.Service[0].Method[0].InputType[1..];

    /// <summary>protoc's descriptor of our text.</summary>
    public async Task<FileDescriptorProto> CompileAsync()
    {
        await RunAsync($"protoc --include_source_info --descriptor_set_out=set.pb {_file.Name}");
        return FileDescriptorSet.Parser.ParseFrom(await File.ReadAllBytesAsync(_folder.PathTo("set.pb"))).File.Single();
    }

    /// <summary>The values protoc reads from bytes, in its text format.</summary>
    public async Task<string> DecodeAsync(string message, byte[] bytes)
    {
        await File.WriteAllBytesAsync(_folder.PathTo("in"), bytes);
        await RunAsync($"protoc --decode={message} {_file.Name} < in > out");
        return await File.ReadAllTextAsync(_folder.PathTo("out"));
    }

    /// <summary>The bytes protoc writes for values in its text format.</summary>
    public async Task<byte[]> EncodeAsync(string message, string values)
    {
        await File.WriteAllTextAsync(_folder.PathTo("in"), values);
        await RunAsync($"protoc --encode={message} {_file.Name} < in > out");
        return await File.ReadAllBytesAsync(_folder.PathTo("out"));
    }

    /// <summary>The C# that protoc generates for Google.Protobuf from our text.</summary>
    public async Task<string> GenerateAsync()
    {
        Directory.CreateDirectory(_folder.PathTo("csharp"));
        await RunAsync($"protoc --csharp_out=csharp {_file.Name}");
        return await File.ReadAllTextAsync(Directory.EnumerateFiles(_folder.PathTo("csharp")).Single());
    }

    public void Dispose() => _folder.Dispose();

    private void Write(SchemaFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathTo(file.Name))!);
        File.WriteAllText(_folder.PathTo(file.Name), ProtoPrinter.Print(file));
        foreach (var import in file.Imports)
            Write(import);
    }

    private async Task RunAsync(string command)
    {
        var result = await ChildProcess.RunAsync("/bin/sh", ["-c", command], _folder.FullName);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{command}: {result.Error}\n{ProtoPrinter.Print(_file)}");
    }
}
