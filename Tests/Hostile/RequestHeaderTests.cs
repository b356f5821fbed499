using CodeFirst.Tests.Hostile.Raw;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>
/// Requests whose headers are not those of gRPC: <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests"/>.
/// </summary>
[TestFixture]
internal sealed class RequestHeaderTests : HostileFixture
{
    [TestCase("/user.UserService/Forget", "Method is unimplemented.")]
    [TestCase("/user.Nobody/GetUserStats", "Service is unimplemented.")]
    public async Task What_is_not_served_is_UNIMPLEMENTED(string path, string sentence)
    {
        var answer = await CallAsync(Requests.Headers(path));

        Assert.That((answer.HttpStatus, answer.Status, answer.Sentence), Is.EqualTo(("200", StatusCode.Unimplemented, sentence)));
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/connect+json")]
    [TestCase("application/grpcx")]
    [TestCase(null)]
    public async Task Another_content_type_is_415(string? type)
    {
        var answer = await CallAsync(Requests.With("content-type", type));

        Assert.That(answer.HttpStatus, Is.EqualTo("415"));
    }

    [Test]
    public async Task The_frame_of_gRPC_is_no_JSON()
    {
        var answer = await CallAsync(Requests.With("content-type", "application/json"));

        Assert.That(answer.HttpStatus, Is.EqualTo("400"));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("HEAD")]
    [TestCase("DELETE")]
    public async Task Another_method_is_404_and_reaches_no_service(string method)
    {
        var answer = await CallAsync(Requests.With(":method", method));

        Assert.That((answer.HttpStatus, answer.Status), Is.EqualTo(("404", (StatusCode?)null)), answer.ToString());
    }

    [Test]
    public async Task A_caller_behind_a_proxy_that_drops_te_is_served()
    {
        var answer = await CallAsync(Requests.With("te", null));

        Assert.That(answer.Status, Is.EqualTo(StatusCode.OK), answer.ToString());
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("S")]
    [TestCase("1X")]
    [TestCase("-1S")]
    [TestCase("1.5S")]
    [TestCase("999999999999S")]
    public async Task A_timeout_that_is_none_is_passed_over(string timeout)
    {
        var answer = await CallAsync(Requests.Headers(more: ("grpc-timeout", timeout)));

        Assert.That(answer.Status, Is.EqualTo(StatusCode.OK), answer.ToString());
    }

    [TestCase("!!!!", Requests.GetUserStats)]
    [TestCase("abcde", Requests.GetUserStats)]
    [TestCase("!!!!", Requests.ExportUserStats)]
    [TestCase("!!!!", Requests.RecordPoints)]
    [TestCase("!!!!", Requests.WatchUserStats)]
    public async Task Binary_metadata_that_is_not_base64_is_its_callers_fault(string value, string path)
    {
        var answer = await CallAsync(Requests.Headers(path, ("trace-bin", value)));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((
            StatusCode.Internal,
            "The metadata of this call cannot be read: an entry whose name ends with -bin is not base64. Encode it, padded or not.")));
    }

    [TestCase("trace!", Requests.GetUserStats)]
    [TestCase("#trace-bin", Requests.ExportUserStats)]
    [TestCase("a|b", Requests.RecordPoints)]
    [TestCase("tr~ce", Requests.WatchUserStats)]
    public async Task A_name_that_HTTP_allows_and_gRPC_does_not_is_its_callers_fault(string name, string path)
    {
        var answer = await CallAsync(Requests.Headers(path, (name, "AAAA")));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((
            StatusCode.Internal,
            $"The metadata of this call cannot be read: the name '{name}' has more in it than letters, digits, '_', '-' and '.'. Rename it.")));
    }

    [TestCase("abc=")]
    [TestCase("abc")]
    public async Task Binary_metadata_may_be_padded_or_not(string value)
    {
        var answer = await CallAsync(Requests.Headers(more: ("trace-bin", value)));

        Assert.That(answer.Status, Is.EqualTo(StatusCode.OK), answer.ToString());
    }

    private async Task<RawAnswer> CallAsync(IEnumerable<(string Name, string Value)> headers)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        return await connection.CallAsync(headers, Requests.User42);
    }
}
