namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>The messages that the caller of an exchange sends. Nothing of them is read before the call has been let in.</summary>
internal interface IExchangeRequests
{
    /// <returns>The next message as protobuf, which holds until the next is asked for; <see langword="null"/> after the last.</returns>
    /// <exception cref="Grpc.Core.RpcException">It cannot be read; its status becomes the call's.</exception>
    /// <exception cref="OversizedMessageException">It is larger than any message may be.</exception>
    ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken);
}
