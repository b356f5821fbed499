using CodeFirst.Client.Users;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client.Users;

public sealed class FailedCallTests
{
    // https://grpc.github.io/grpc/core/md_doc_statuscodes.html
    private static readonly string[] CanonicalNames =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    [Test]
    public void Every_status_has_its_canonical_name()
        => Assert.That(Enumerable.Range(0, 17).Select(code => FailedCall.Name((StatusCode)code)), Is.EqualTo(CanonicalNames));

    [Test]
    public void The_sentence_follows_the_name()
        => Assert.That(
            FailedCall.Describe(new Status(StatusCode.NotFound, "There is no user 7.")),
            Is.EqualTo("RPC failed: NOT_FOUND - There is no user 7."));

    [Test]
    public void Without_a_sentence_there_is_the_name_alone()
        => Assert.That(FailedCall.Describe(new Status(StatusCode.Internal, "")), Is.EqualTo("RPC failed: INTERNAL"));

    [Test]
    public void The_clients_own_deadline_gets_a_sentence_with_the_remedy()
        => Assert.That(
            FailedCall.Describe(new Status(StatusCode.DeadlineExceeded, "")),
            Is.EqualTo("RPC failed: DEADLINE_EXCEEDED - There was no answer in time; --timeout SECONDS sets how long to wait."));

    [Test]
    public void The_exit_code_is_64_and_the_status_number()
        => Assert.That(ExitCode.Of(StatusCode.DeadlineExceeded), Is.EqualTo(68));
}
