using System.Text.Json.Nodes;

namespace CodeFirst.Schema.OpenApi;

/// <summary>
/// What every document says of the Connect protocol (https://connectrpc.com/docs/protocol). The hyphens in the names keep them apart from
/// those of messages.
/// </summary>
internal static class ConnectParts
{
    public const string Json = "application/json";

    private static readonly string[] Codes =
    [
        "canceled", "unknown", "invalid_argument", "deadline_exceeded", "not_found", "already_exists", "permission_denied",
        "resource_exhausted", "failed_precondition", "aborted", "out_of_range", "unimplemented", "internal", "unavailable", "data_loss",
        "unauthenticated",
    ];

    public static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    public static JsonObject Parameters() => new()
    {
        ["connect-protocol-version"] = Header(
            "Connect-Protocol-Version",
            "Tells a server that asks for it that this is a Connect call.",
            Constant("1")),
        ["connect-timeout-ms"] = Header(
            "Connect-Timeout-Ms",
            "The deadline: how many milliseconds the caller waits. The call fails with deadline_exceeded when they are over.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 9_999_999_999 }),
        ["connect"] = Query("connect", "The protocol's version.", Constant("v1")),
        ["encoding"] = Query("encoding", "What the message is written in.", Constant("json")),
    };

    public static JsonObject Responses() => new()
    {
        ["connect-error"] = new JsonObject
        {
            ["description"] = "The call failed. The HTTP status follows from the code.",
            ["content"] = new JsonObject
            {
                [Json] = new JsonObject
                {
                    ["schema"] = Reference("schemas", "connect-error"),
                    ["example"] = new JsonObject { ["code"] = "unavailable", ["message"] = "The service is stopping." },
                },
            },
        },
    };

    public static JsonObject Error() => new()
    {
        ["type"] = "object",
        ["description"] = "Why a call failed.",
        ["properties"] = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "string", ["description"] = "For programs.", ["enum"] = JsonText.Array(Codes) },
            ["message"] = new JsonObject { ["type"] = "string", ["description"] = "For people." },
            ["details"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "More for programs, such as google.rpc.BadRequest with the fields that are wrong.",
                ["items"] = Reference("schemas", "connect-error-detail"),
            },
        },
        ["required"] = JsonText.Array(["code"]),
    };

    public static JsonObject ErrorDetail() => new()
    {
        ["type"] = "object",
        ["description"] = "One detail of a failure.",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["description"] = "The full name of the message, for example google.rpc.BadRequest." },
            ["value"] = new JsonObject
            {
                ["type"] = "string",
                ["contentEncoding"] = "base64",
                ["description"] = "The message's bytes in base64 without padding.",
            },
            ["debug"] = new JsonObject { ["description"] = "The same in JSON, for people; not always there." },
        },
        ["required"] = JsonText.Array(["type", "value"]),
    };

    private static JsonObject Constant(string text) => new() { ["type"] = "string", ["const"] = text };

    private static JsonObject Header(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "header",
        ["description"] = description,
        ["schema"] = schema,
    };

    private static JsonObject Query(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["required"] = true,
        ["description"] = description,
        ["schema"] = schema,
    };
}
