using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>gRPC's statuses as Connect names them, and their HTTP statuses: <see href="https://connectrpc.com/docs/protocol#error-codes"/>.</summary>
internal static class ConnectCodes
{
    private static readonly (string Name, int Http)[] Codes =
    [
        ("ok", 200),
        ("canceled", 499),
        ("unknown", 500),
        ("invalid_argument", 400),
        ("deadline_exceeded", 504),
        ("not_found", 404),
        ("already_exists", 409),
        ("permission_denied", 403),
        ("resource_exhausted", 429),
        ("failed_precondition", 400),
        ("aborted", 409),
        ("out_of_range", 400),
        ("unimplemented", 501),
        ("internal", 500),
        ("unavailable", 503),
        ("data_loss", 500),
        ("unauthenticated", 401),
    ];

    public static string Name(StatusCode status) => Codes[(int)status].Name;

    public static int Http(StatusCode status) => Codes[(int)status].Http;
}
