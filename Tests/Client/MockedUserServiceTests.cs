using CodeFirst.Contracts;
using CodeFirst.Testing;
using Grpc.Core;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client;

/// <summary>
/// The contract is an interface, so a consumer tests its own code with a mock and no network. Its own code here: a league table.
/// </summary>
public sealed class MockedUserServiceTests
{
    private readonly Mock<IUserService> _users = new(MockBehavior.Strict);

    [Test]
    public async Task League_of_a_user_with_1500_points_is_gold()
    {
        _users
            .Setup(users => users.GetUserStats(new UserRequest { UserId = 42 }, It.IsAny<CallContext>()))
            .ReturnsAsync(new UserResponse { UserId = 42, TotalPoints = 1500, IsActive = true });

        Assert.That(await new Leagues(_users.Object).OfAsync(42), Is.EqualTo("gold"));
    }

    [Test]
    public async Task League_of_an_unknown_user_is_none()
    {
        _users
            .Setup(users => users.GetUserStats(It.IsAny<UserRequest>(), It.IsAny<CallContext>()))
            .ThrowsAsync(new RpcException(new Status(StatusCode.NotFound, "There is no user 7.")));

        Assert.That(await new Leagues(_users.Object).OfAsync(7), Is.EqualTo("none"));
    }

    [Test]
    public async Task Gold_users_are_counted_over_all_chunks_of_an_export()
    {
        _users
            .Setup(users => users.ExportUserStats(new ExportUserStatsRequest { ActiveOnly = true }, It.IsAny<CallContext>()))
            .Returns(Streams.Of(
                new ExportUserStatsResponse { TotalPoints = [10, 1500] }, new ExportUserStatsResponse { TotalPoints = [2000] }));

        Assert.That(await new Leagues(_users.Object).CountGoldAsync(), Is.EqualTo(2));
    }

    private sealed class Leagues(IUserService users)
    {
        public async Task<string> OfAsync(int userId)
        {
            try
            {
                var user = await users.GetUserStats(new UserRequest { UserId = userId });
                return user.TotalPoints >= 1000 ? "gold" : "silver";
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
            {
                return "none";
            }
        }

        public async Task<int> CountGoldAsync()
        {
            var gold = 0;
            await foreach (var chunk in users.ExportUserStats(new ExportUserStatsRequest { ActiveOnly = true }))
                gold += chunk.TotalPoints.Count(points => points >= 1000);
            return gold;
        }
    }
}
