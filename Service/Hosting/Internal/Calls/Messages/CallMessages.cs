using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Calls.Messages;

/// <summary>The messages of one call, counted as they pass; only made while somebody asks for their sizes.</summary>
internal sealed class CallMessages : IRequestBodyPipeFeature
{
    private CallMessages(PipeReader requests) => Reader = new CountedReader(requests, Received);

    public MessageBytes Received { get; } = new();

    public MessageBytes Sent { get; } = new();

    public PipeReader Reader { get; }

    public static CallMessages CountThoseOf(HttpContext context)
    {
        var messages = new CallMessages(context.Request.BodyReader);
        context.Features.Set<IRequestBodyPipeFeature>(messages);
        context.Features.Set<IHttpResponseBodyFeature>(
            new CountedResponse(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), messages.Sent));
        return messages;
    }
}
