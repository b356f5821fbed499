using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>A service and its methods.</summary>
internal sealed class ServicePrinter(ProtoText text, CommentIndex comments, TypeNames names, string package)
{
    private readonly string _package = package.Length == 0 ? "" : $".{package}";

    public void Print(ServiceDescriptorProto service, int[] path)
    {
        comments.Print(text, path);
        var options = OptionText.Of(service.Options).ToList();
        if (options.Count == 0 && service.Method.Count == 0)
        {
            text.Line($"service {service.Name} {{}}");
            text.Gap();
            return;
        }

        text.Open($"service {service.Name}");
        foreach (var option in options)
            text.Line($"option {option};");
        text.Gap();
        for (var at = 0; at < service.Method.Count; at++)
            PrintMethod(service.Method[at], [.. path, ServiceDescriptorProto.MethodFieldNumber, at], $"{_package}.{service.Name}");
        text.Close();
    }

    private void PrintMethod(MethodDescriptorProto method, int[] path, string scope)
    {
        var input = (method.ClientStreaming ? "stream " : "") + names.Shorten(method.InputType, scope);
        var output = (method.ServerStreaming ? "stream " : "") + names.Shorten(method.OutputType, scope);
        var signature = $"rpc {method.Name}({input}) returns ({output})";
        var options = OptionText.Of(method.Options).ToList();

        comments.Print(text, path);
        if (options.Count == 0)
        {
            text.Line($"{signature};");
            text.Gap();
            return;
        }

        text.Open(signature);
        foreach (var option in options)
            text.Line($"option {option};");
        text.Close();
    }
}
