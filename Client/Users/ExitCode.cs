using Grpc.Core;

namespace CodeFirst.Client.Users;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Usage = 1;

    public const int Rejections = 2;

    // 128 + SIGINT, as a shell reports it
    public const int Interrupted = 130;

    public const string Help =
        """
        Reads, exports, records and watches statistics of users.

        Answers go to standard output, everything else to standard error. A failed call prints
        "RPC failed: STATUS - SENTENCE", where STATUS is the gRPC status, for example DEADLINE_EXCEEDED.

        Exit codes:
          0    all is well
          1    wrong arguments, or a wrong file
          2    events were rejected, all others were recorded
          64+N a call failed with the gRPC status number N, for example 69 for NOT_FOUND (5), 78 for UNAVAILABLE (14)
          130  interrupted by Ctrl-C, or asked to end by SIGTERM
        """;

    // grpcurl's convention
    public static int Of(StatusCode status) => 64 + (int)status;
}
