using System.Text;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A Go program in a module called <c>example</c>, for stubs of protoc with its Go plugins.</summary>
internal sealed class Go : ILanguage
{
    public string Name => "Go";

    public string? Write(CallSketch call)
    {
        var request = new GoLiteral(call).Request();
        var packages = new GoPackages(call);
        SortedSet<string> standard = ["context", "fmt", "log", call.Route.ServerStreams ? "io" : "time"];
        if (call.Route.ClientStreams && !call.Route.ServerStreams)
            standard.Remove("time");
        List<string> others = ["google.golang.org/grpc"];
        if (call.Origin.IsEncrypted)
        {
            standard.Add("crypto/tls");
            others.Add("google.golang.org/grpc/credentials");
        }

        if (request.IsJson)
            others.Add("google.golang.org/protobuf/encoding/protojson");
        var code = new StringBuilder();
        code.Append($$"""
            // The stubs, once, in a module of your own (go mod init example):
            //   {{Stubs.Fetch(call)}}
            //   protoc -I. --go_out=. --go-grpc_out=. {{packages.Options}}{{Stubs.Names(call)}}
            package main

            import (
            {{string.Join('\n', standard.Select(name => $"\t\"{name}\""))}}

            {{string.Join('\n', others.Select(name => $"\t\"{name}\""))}}

            {{string.Join('\n', packages.Imports(call.Place(call.Method.InputType).File))}}
            )

            func main() {
            {{GoCalls.Connect(call)}}
            {{request.Code}}
            {{GoCalls.Call(call)}}
            }

            """);
        return code.ToString();
    }
}
