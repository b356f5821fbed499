namespace CodeFirst.Benchmarks.Peers;

/// <summary>What a person reads who starts this program by hand.</summary>
internal static class Usage
{
    // as getopt has it
    private const int Misused = 2;

    public static int Say()
    {
        Console.Error.WriteLine(
            """
            One side of the benchmarks, started by them as a process of its own:
              serve PEER [--urls=http://127.0.0.1:0] [--Users:Sqlite=FILE | --Users:PostgreSql=CONNECTION]
              call CLIENT ADDRESS CALLERS WARM_UP_SECONDS SECONDS
              serialize CODEC WARM_UP_SECONDS SECONDS
            PEER is codefirst, contract-first, protobuf-net, codefirst-bare, json-http1 or json-http2; CLIENT one of the first three; CODEC one of
            them, json or hand-written. call and serialize print a line a figure: part, figure, value, with tabs in between.
            """);
        return Misused;
    }
}
