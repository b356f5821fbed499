using System.Text.Json;
using Grpc.Core;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>What a caller is told of a call that failed, whatever its protocol.</summary>
/// <param name="Code">The code as Connect writes it.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Details">The details, each as its type and its bytes.</param>
internal sealed record Told(string Code, string Message, string Details)
{
    public static Told Of(RpcException failed) => new(
        Name(failed.StatusCode),
        failed.Status.Detail,
        failed.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes
            ? string.Join(' ', Google.Rpc.Status.Parser.ParseFrom(bytes).Details
                .Select(detail => $"{detail.TypeUrl.Split('/')[^1]}={Convert.ToBase64String(detail.Value.Span).TrimEnd('=')}"))
            : "");

    public static Told Of(JsonElement error) => new(
        error.GetProperty("code").GetString()!,
        error.GetProperty("message").GetString()!,
        error.TryGetProperty("details", out var details)
            ? string.Join(' ', details.EnumerateArray().Select(detail => $"{detail.GetProperty("type")}={detail.GetProperty("value")}"))
            : "");

    // NotFound -> not_found
    private static string Name(StatusCode code) => code == StatusCode.Cancelled
        ? "canceled"
        : string.Concat($"{code}".Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
