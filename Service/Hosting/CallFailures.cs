using CodeFirst.Hosting.Internal.Failures;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace CodeFirst.Hosting;

/// <summary>
/// Makes the failures of a service in the words of <see href="https://google.aip.dev/193">AIP-193</see>: a status, a sentence for people
/// and, for programs, details in <c>grpc-status-details-bin</c>. Every failure carries <see cref="ErrorInfo"/>: its reason, the domain, and
/// as metadata the values that the sentence quotes.
/// </summary>
/// <example>
/// <code>
/// private static readonly CallFailures Failures = new("shop.Orders");
///
/// throw Failures.NotFound("ORDER_NOT_FOUND", $"There is no order {id}.", "shop.Order", $"orders/{id}", ("order_id", id));
/// </code>
/// </example>
/// <param name="domain">What the reasons belong to: the gRPC name of the service, or a name registered for it.</param>
/// <exception cref="ArgumentException"><paramref name="domain"/> is empty.</exception>
public sealed class CallFailures(string domain)
{
    /// <summary>The domain of every reason.</summary>
    public string Domain { get; } = domain is { Length: > 0 }
        ? domain
        : throw new ArgumentException("domain is empty; give the gRPC name of the service, for example shop.Orders.", nameof(domain));

    /// <summary><c>INVALID_ARGUMENT</c>: one field of the request is wrong, whatever the state of the service.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="field">The field as the <c>.proto</c> file names it, or the path to it: <c>events[3].user_id</c>.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException InvalidArgument(string reason, string sentence, string field, params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.InvalidArgument, reason, sentence, metadata, new BadRequest
        {
            FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = sentence } },
        });

    /// <summary><c>INVALID_ARGUMENT</c>: several fields of the request are wrong.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="violations">The fields, and what is wrong with each.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException InvalidArgument(
        string reason,
        string sentence,
        IEnumerable<BadRequest.Types.FieldViolation> violations,
        params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.InvalidArgument, reason, sentence, metadata, new BadRequest { FieldViolations = { violations } });

    /// <summary><c>NOT_FOUND</c>: a resource does not exist.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="resourceType">What it is, for example <c>user.User</c>.</param>
    /// <param name="resourceName">Which one, for example <c>users/42</c>.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException NotFound(
        string reason,
        string sentence,
        string resourceType,
        string resourceName,
        params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.NotFound, reason, sentence, metadata, Resource(sentence, resourceType, resourceName));

    /// <summary><c>ALREADY_EXISTS</c>: a resource that was to be made is there.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="resourceType">What it is, for example <c>user.User</c>.</param>
    /// <param name="resourceName">Which one, for example <c>users/42</c>.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException AlreadyExists(
        string reason,
        string sentence,
        string resourceType,
        string resourceName,
        params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.AlreadyExists, reason, sentence, metadata, Resource(sentence, resourceType, resourceName));

    /// <summary><c>FAILED_PRECONDITION</c>: the state of the service must change first; the same call may succeed later.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="type">The kind of condition, in <c>UPPER_SNAKE_CASE</c>, for example <c>ORDER_PAID</c>.</param>
    /// <param name="subject">What does not meet it, for example <c>orders/42</c>.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException FailedPrecondition(
        string reason,
        string sentence,
        string type,
        string subject,
        params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.FailedPrecondition, reason, sentence, metadata, new PreconditionFailure
        {
            Violations = { new PreconditionFailure.Types.Violation { Type = type, Subject = subject, Description = sentence } },
        });

    /// <summary><c>RESOURCE_EXHAUSTED</c>: a limit is reached.</summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="subject">Whose limit, for example <c>stream</c> or <c>clients/7</c>.</param>
    /// <param name="retryDelay">How long to wait before the call may be made again; <see langword="null"/> when waiting alone does not help.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException ResourceExhausted(
        string reason,
        string sentence,
        string subject,
        TimeSpan? retryDelay = null,
        params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        var quota = new QuotaFailure { Violations = { new QuotaFailure.Types.Violation { Subject = subject, Description = sentence } } };
        return retryDelay is { } delay
            ? Failure(StatusCode.ResourceExhausted, reason, sentence, metadata, quota, Retry(delay))
            : Failure(StatusCode.ResourceExhausted, reason, sentence, metadata, quota);
    }

    /// <summary>
    /// <c>UNAVAILABLE</c>: the service cannot answer at the moment. Clients of <c>CodeFirst.Client</c> make the call again when the contract
    /// says that it may be repeated.
    /// </summary>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="retryDelay">How long to wait before the call may be made again.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>.</exception>
    public RpcException Unavailable(
        string reason, string sentence, TimeSpan retryDelay, params ReadOnlySpan<(string Key, string Value)> metadata)
        => Failure(StatusCode.Unavailable, reason, sentence, metadata, Retry(retryDelay));

    /// <summary>Any other status.</summary>
    /// <param name="status">The status; not <c>OK</c>.</param>
    /// <param name="reason">Why, in a word for programs: <c>UPPER_SNAKE_CASE</c>, 63 characters at most, always the same.</param>
    /// <param name="sentence">What is wrong and what mends it, for people. It names the value.</param>
    /// <param name="details">Any of the messages of <c>google/rpc/error_details.proto</c> besides <see cref="ErrorInfo"/>.</param>
    /// <param name="metadata">The values that the sentence quotes.</param>
    /// <returns>The exception to throw.</returns>
    /// <exception cref="ArgumentException">The reason is not in <c>UPPER_SNAKE_CASE</c>, or the status is <c>OK</c>.</exception>
    public RpcException Of(
        StatusCode status,
        string reason,
        string sentence,
        IReadOnlyList<IMessage> details,
        params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (status == StatusCode.OK)
            throw new ArgumentException("status is OK, which is no failure; return a message instead.", nameof(status));
        return Failure(status, reason, sentence, metadata, [.. details]);
    }

    private static ResourceInfo Resource(string sentence, string type, string name) =>
        new() { ResourceType = type, ResourceName = name, Description = sentence };

    private static RetryInfo Retry(TimeSpan delay) => new() { RetryDelay = Duration.FromTimeSpan(delay) };

    private RpcException Failure(
        StatusCode status, string reason, string sentence, ReadOnlySpan<(string Key, string Value)> metadata, params IMessage[] details)
    {
        var info = new ErrorInfo { Reason = Reasons.Checked(reason), Domain = Domain };
        foreach (var (key, value) in metadata)
            info.Metadata[key] = value;
        return new Google.Rpc.Status
        {
            Code = (int)status,
            Message = sentence,
            Details = { Any.Pack(info), details.Select(detail => Any.Pack(detail)) },
        }.ToRpcException();
    }
}
