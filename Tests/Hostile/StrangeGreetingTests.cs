using System.Text;
using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Peers that do not begin with HTTP/2.</summary>
[TestFixture]
internal sealed class StrangeGreetingTests : HostileFixture
{
    [Test]
    public async Task HTTP_1_is_answered_in_its_own_words()
    {
        var answer = await AnswerToAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray(), andEnd: false);

        Assert.That(Encoding.ASCII.GetString(answer), Does.StartWith("HTTP/1.1 400 Bad Request\r\n")
            .And.EndsWith("An HTTP/1.x request was sent to an HTTP/2 only endpoint."));
    }

    [TestCase("hello, is anybody there? a greeting of gRPC is longer")]
    [TestCase("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nand then no frame at all, but words")]
    [TestCase("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 a greeting of TLS, to a port without it")]
    public async Task Anything_else_is_closed(string greeting)
    {
        var answer = await AnswerToAsync(Encoding.Latin1.GetBytes(greeting));

        // a GOAWAY at most
        Assert.That(answer, Has.Length.LessThan(100));
    }

    [Test]
    public async Task Random_bytes_are_closed([Range(1, 20)] int seed)
    {
        var bytes = new byte[4096];
        new Random(seed).NextBytes(bytes);

        Assert.That(await AnswerToAsync(bytes), Has.Length.LessThan(500));
    }

    [Test]
    public async Task Random_bytes_after_the_greeting_are_closed([Range(1, 20)] int seed)
    {
        var bytes = new byte[4096];
        new Random(seed).NextBytes(bytes);

        var answer = await AnswerToAsync([.. RawConnection.Preface.Span, .. Frame.Settings().ToBytes(), .. bytes]);

        Assert.That(answer, Has.Length.LessThan(500));
    }

    private async Task<byte[]> AnswerToAsync(byte[] greeting, bool andEnd = true)
    {
        await using var connection = await RawConnection.ConnectAsync(Service.Address);
        await connection.SendAsync(greeting);
        if (andEnd)
            connection.EndSending();
        return await connection.ReceiveAllAsync();
    }
}
