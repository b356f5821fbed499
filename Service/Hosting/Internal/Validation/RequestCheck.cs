using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Checks the requests of one call.</summary>
internal sealed class RequestCheck(MessagePlans plans, RequestValidationOptions options, ServerCallContext call)
{
    /// <param name="request">A message.</param>
    /// <param name="position">Its place in the stream, from 0; <see langword="null"/> when the call has one request.</param>
    /// <exception cref="RpcException">The message breaks a rule of its contract.</exception>
    public void Run(object request, long? position = null)
    {
        var found = new Violations(options.MaxViolations, call.Http().RequestServices);
        plans.Check(request, null, found);
        if (found.Any)
            throw found.Failure(call.Method, position);
    }
}
