using CodeFirst.Hosting.Internal.Calls;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>A call whose token is also cancelled when the host stops.</summary>
internal sealed class StoppingCallContext(HttpContext http, CancellationToken token) : RelayedCallContext(http)
{
    protected override CancellationToken CancellationTokenCore => token;
}
