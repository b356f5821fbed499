namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>The lines of a Go program that connect and call.</summary>
internal static class GoCalls
{
    private const string Check = "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}";

    public static string Connect(CallSketch call) =>
        $"\tconnection, err := grpc.Dial(\"{call.Origin.Target}\", {Credentials(call.Origin)})\n{Check}\n\tdefer connection.Close()\n"
        + $"\tclient := pb.New{GoNames.Of(call.Service)}Client(connection)\n";

    public static string Call(CallSketch call) => (call.Route.ClientStreams, call.Route.ServerStreams) switch
    {
        (false, false) =>
            "\n\tctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)\n\tdefer cancel()\n"
            + $"\treply, err := client.{Method(call)}(ctx, request)\n{Check}\n\tfmt.Println(reply)",
        (false, true) => $"\n\tstream, err := client.{Method(call)}(context.Background(), request)\n{Check}\n{Receive}",
        (true, false) => $"{Send(call)}\treply, err := stream.CloseAndRecv()\n{Check}\n\tfmt.Println(reply)",
        (true, true) => $"{Send(call)}\tif err := stream.CloseSend(); err != nil {{\n\t\tlog.Fatal(err)\n\t}}\n{Receive}",
    };

    private const string Receive =
        "\tfor {\n\t\treply, err := stream.Recv()\n\t\tif err == io.EOF {\n\t\t\treturn\n\t\t}\n\t\tif err != nil {\n\t\t\tlog.Fatal(err)\n\t\t}\n"
        + "\t\tfmt.Println(reply)\n\t}";

    private static string Send(CallSketch call) =>
        $"\n\tstream, err := client.{Method(call)}(context.Background())\n{Check}\n"
        + "\tif err := stream.Send(request); err != nil {\n\t\tlog.Fatal(err)\n\t}\n";

    private static string Method(CallSketch call) => GoNames.Of(call.Route.Name);

    private static string Credentials(PageOrigin origin) => origin.IsEncrypted
        ? "grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{}))"
        : "grpc.WithInsecure()";
}
