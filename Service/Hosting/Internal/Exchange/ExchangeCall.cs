using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>Which method is called, and with what besides messages.</summary>
/// <param name="Path">The route, <c>/package.Service/Method</c>.</param>
/// <param name="Headers">
/// The metadata of the call, as a gRPC caller would send it; <c>grpc-timeout</c> is its deadline (<c>Deadlines.GrpcTimeout.Write</c>).
/// </param>
internal sealed record ExchangeCall(PathString Path, IHeaderDictionary Headers);
