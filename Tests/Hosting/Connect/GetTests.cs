using System.Net;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>A call by GET, of a method that changes nothing: <see href="https://connectrpc.com/docs/protocol#unary-get-request"/>.</summary>
[TestFixture]
internal sealed class GetTests
{
    private const string Architect = """{"userId":42,"username":"Cloud_Architect","totalPoints":1500,"isActive":true}""";

    private readonly HttpClient _client = new();
    private UsersHost _host = default!;

    [OneTimeSetUp]
    public async Task Start() => _host = await UsersHost.StartAsync(arguments: "--Web:Url=http://127.0.0.1:0");

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [TestCase("connect=v1&encoding=json&message=%7B%22userId%22%3A42%7D")]
    [TestCase("message=%7B%22userId%22:42%7D&encoding=json&cache=7")]
    [TestCase("connect=v1&base64=1&encoding=json&message=eyJ1c2VySWQiOjQyfQ")]
    [TestCase("connect=v1&base64=1&encoding=json&message=eyJ1c2VySWQiOjQyfQ%3D%3D")]
    public async Task The_message_is_in_the_query(string query)
        => Assert.That(await _client.GetStringAsync(Url("GetUserStats", query)), Is.EqualTo(Architect));

    [Test]
    public async Task Protobuf_is_answered_in_protobuf()
    {
        using var answer = await _client.GetAsync(Url("GetUserStats", "connect=v1&base64=1&encoding=proto&message=CCo"));

        Assert.That($"{answer.Content.Headers.ContentType}", Is.EqualTo("application/proto"));
        Assert.That(Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync()), Does.StartWith("082A120F436C6F7564"));
    }

    [Test]
    public async Task A_message_in_gzip_is_read()
    {
        var message = Convert.ToBase64String(UnaryTests.Gzip("""{"userId":42}"""u8.ToArray())).Replace('+', '-').Replace('/', '_').TrimEnd('=');

        Assert.That(
            await _client.GetStringAsync(Url("GetUserStats", $"connect=v1&base64=1&compression=gzip&encoding=json&message={message}")),
            Is.EqualTo(Architect));
    }

    [TestCase("GetUserStats", "connect=v1&encoding=json", HttpStatusCode.BadRequest)]
    [TestCase("GetUserStats", "connect=v2&encoding=json&message=%7B%7D", HttpStatusCode.BadRequest)]
    [TestCase("GetUserStats", "connect=v1&encoding=json&base64=1&message=%7B%7D", HttpStatusCode.BadRequest)]
    [TestCase("GetUserStats", "connect=v1&encoding=json&message=%7B%22userId%22%3A-1%7D", HttpStatusCode.BadRequest)]
    [TestCase("GetUserStats", "connect=v1&encoding=json&message=%7B%22userId%22%3A4200000%7D", HttpStatusCode.NotFound)]
    [TestCase("GetUserStats", "connect=v1&encoding=json&compression=br&message=%7B%7D", HttpStatusCode.NotImplemented)]
    [TestCase("GetUserStats", "connect=v1&encoding=xml&message=%7B%7D", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("GetUserStats", "", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("ExportUserStats", "connect=v1&encoding=json&message=%7B%7D", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_wrong_with_it_has_its_HTTP_status(string method, string query, HttpStatusCode expected)
    {
        using var answer = await _client.GetAsync(Url(method, query));

        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    private Uri Url(string method, string query) => new(_host.Web!, $"/user.UserService/{method}?{query}");
}
