using CodeFirst.Testing;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Testing;

/// <summary>A service object is called as if by gRPC.</summary>
[TestFixture]
internal sealed class FakeCallTests
{
    [Test]
    public void The_service_sees_what_the_test_says()
    {
        using var leaving = new CancellationTokenSource();
        var noon = new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        var context = new FakeCall
        {
            Method = "/user.UserService/GetUserStats",
            Peer = "ipv4:10.0.0.1:1",
            Deadline = noon,
            CancellationToken = leaving.Token,
            RequestHeaders = new Metadata { { "tenant", "blue" } },
        }.Context;

        Assert.Multiple(() =>
        {
            Assert.That(context.ServerCallContext!.Method, Is.EqualTo("/user.UserService/GetUserStats"));
            Assert.That(context.ServerCallContext.Peer, Is.EqualTo("ipv4:10.0.0.1:1"));
            Assert.That(context.ServerCallContext.Deadline, Is.EqualTo(noon));
            Assert.That(context.CancellationToken, Is.EqualTo(leaving.Token));
            Assert.That(context.RequestHeaders!.GetValue("tenant"), Is.EqualTo("blue"));
        });
    }

    [Test]
    public async Task The_test_sees_what_the_service_sends_beside_its_answer()
    {
        var call = new FakeCall();

        await call.Context.ServerCallContext!.WriteResponseHeadersAsync(new Metadata { { "cache", "hit" } });
        call.Context.ServerCallContext!.ResponseTrailers.Add("cost", "7");

        Assert.That((call.ResponseHeaders?.GetValue("cache"), call.ResponseTrailers.GetValue("cost")), Is.EqualTo(("hit", "7")));
    }
}
