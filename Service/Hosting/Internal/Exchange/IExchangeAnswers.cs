using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>
/// Where the answers of an exchange go, in the words of its own protocol: <c>Begin (Write* Flush)* End</c>, never two at once.
/// </summary>
internal interface IExchangeAnswers
{
    /// <param name="headers">The leading metadata, without what is gRPC's own.</param>
    void Begin(IHeaderDictionary headers);

    /// <param name="message">A whole message as protobuf, which holds for the time of this call.</param>
    void Write(in ReadOnlySequence<byte> message);

    /// <summary>Sends what was begun and written.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Sends what was written and how the call ended.</summary>
    Task EndAsync(Ending ending);

    /// <summary>Cuts the call: its caller is to read no ending.</summary>
    void Abort();
}
