using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>What a caller is told, and the header <c>www-authenticate</c> of it (RFC 6750, section 3).</summary>
internal sealed record TokenRefusal(RpcException Failure, string? Challenge = null);
