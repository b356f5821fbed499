using System.Text;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A Python program, for stubs of protoc with its gRPC plugin.</summary>
internal sealed class Python : ILanguage
{
    public string Name => "Python";

    public string? Write(CallSketch call)
    {
        var request = call.Place(call.Method.InputType);
        var type = string.Join('.', request.Names);
        var literal = new PythonLiteral(call).Message(call.Method.InputType, call.Request);
        var code = new StringBuilder();
        code.Append($"""
            # The stubs, once, in this folder:
            #   {Stubs.Fetch(call)}
            #   python3 -m grpc_tools.protoc -I. --python_out=. --grpc_python_out=. {Stubs.Names(call)}
            # That is pip's grpcio-tools. With Debian's python3-grpcio and protobuf-compiler-grpc it is
            #   protoc -I. --plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin --python_out=. --grpc_python_out=. {Stubs.Names(call)}
            import grpc

            """);
        if (literal is null)
            code.Append("from google.protobuf import json_format\n");
        code.Append($"""

            from {Module(request.File)}_pb2 import {request.Names[0]}
            from {Module(call.File.Name)}_pb2_grpc import {call.Service}Stub

            with {Channel(call.Origin)} as channel:
                stub = {call.Service}Stub(channel)
                request = {(literal is null ? $"json_format.Parse(r'''{Json(call)}''', {type}())" : $"{type}({literal})")}
            {Call(call)}

            """);
        return code.ToString();
    }

    private static string Call(CallSketch call)
    {
        var request = call.Route.ClientStreams ? "iter([request])" : "request";
        return call.Route.ServerStreams
            ? $"    for reply in stub.{call.Route.Name}({request}):\n        print(reply)"
            : $"    print(stub.{call.Route.Name}({request}, timeout=5))";
    }

    private static string Channel(PageOrigin origin) => origin.IsEncrypted
        ? $"grpc.secure_channel(\"{origin.Target}\", grpc.ssl_channel_credentials())"
        : $"grpc.insecure_channel(\"{origin.Target}\")";

    private static string Json(CallSketch call) => ExampleText.OnOneLine(call.Request).Replace("'", @"\u0027", StringComparison.Ordinal);

    private static string Module(string file) => file[..^".proto".Length].Replace('/', '.').Replace('-', '_');
}
