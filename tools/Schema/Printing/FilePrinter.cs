using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>A file: header, options, services, messages, enums.</summary>
internal sealed class FilePrinter(FileDescriptorProto file, IReadOnlyList<FileDescriptorProto> imports)
{
    private readonly ProtoText _text = new();
    private readonly CommentIndex _comments = new(file);
    private readonly TypeNames _names = new(file, imports);

    public string Print()
    {
        PrintHead();
        var services = new ServicePrinter(_text, _comments, _names, file.Package);
        for (var at = 0; at < file.Service.Count; at++)
            services.Print(file.Service[at], [FileDescriptorProto.ServiceFieldNumber, at]);
        var enums = new EnumPrinter(_text, _comments);
        var messages = new MessagePrinter(_text, _comments, _names, enums);
        var scope = file.Package.Length == 0 ? "" : $".{file.Package}";
        for (var at = 0; at < file.MessageType.Count; at++)
            messages.Print(file.MessageType[at], [FileDescriptorProto.MessageTypeFieldNumber, at], scope);
        for (var at = 0; at < file.EnumType.Count; at++)
            enums.Print(file.EnumType[at], [FileDescriptorProto.EnumTypeFieldNumber, at]);
        return _text.ToString();
    }

    private void PrintHead()
    {
        _comments.Print(_text, [FileDescriptorProto.SyntaxFieldNumber]);
        _text.Line("syntax = \"proto3\";");
        _text.Gap();
        if (file.Package.Length > 0)
            _text.Line($"package {file.Package};");
        _text.Gap();
        foreach (var import in file.Dependency)
            _text.Line($"import {ProtoText.Quote(import)};");
        _text.Gap();
        foreach (var option in OptionText.Of(file.Options))
            _text.Line($"option {option};");
        _text.Gap();
    }
}
