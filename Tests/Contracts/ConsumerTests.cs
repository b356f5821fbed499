using CodeFirst.Contracts;
using Grpc.Core;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Contracts;

/// <summary>Code of a team that uses the contract: it prints a user's rank.</summary>
internal sealed class Ranking(IUserService users)
{
    public async Task<string> OfAsync(int userId, CancellationToken cancellationToken)
    {
        try
        {
            var user = await users.GetUserStats(new UserRequest { UserId = userId }, cancellationToken);
            return $"{user.Username}: {(user.TotalPoints >= 1000 ? "expert" : "novice")}";
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            return "nobody";
        }
    }
}

/// <summary>That team's unit tests: no server, no socket, just the interface.</summary>
[TestFixture]
internal sealed class ConsumerTests
{
    private readonly Mock<IUserService> _users = new(MockBehavior.Strict);

    [Test]
    public async Task A_user_with_1500_points_is_an_expert()
    {
        _users.Setup(users => users.GetUserStats(new UserRequest { UserId = 42 }, It.IsAny<CallContext>()))
            .ReturnsAsync(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true });

        var rank = await new Ranking(_users.Object).OfAsync(42, CancellationToken.None);

        Assert.That(rank, Is.EqualTo("Cloud_Architect: expert"));
    }

    [Test]
    public async Task An_unknown_user_is_nobody()
    {
        _users.Setup(users => users.GetUserStats(new UserRequest { UserId = 7 }, It.IsAny<CallContext>()))
            .ThrowsAsync(new RpcException(new Status(StatusCode.NotFound, "There is no user with user_id 7.")));

        Assert.That(await new Ranking(_users.Object).OfAsync(7, CancellationToken.None), Is.EqualTo("nobody"));
    }
}
