using CodeFirst.Client.Users;
using CodeFirst.Contracts;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client.Users;

public sealed class GetCommandTests
{
    [Test]
    public async Task Get_prints_the_name_and_the_points()
    {
        var users = new Mock<IUserService>(MockBehavior.Strict);
        users
            .Setup(service => service.GetUserStats(new UserRequest { UserId = 42 }, It.IsAny<CallContext>()))
            .ReturnsAsync(Answers.CloudArchitect);
        using var output = new StringWriter();

        var exitCode = await new GetCommand(users.Object, output).RunAsync(42, CallContext.Default);

        Assert.That((exitCode, output.ToString()), Is.EqualTo((0, "User: Cloud_Architect | Points: 1500\n")));
    }
}
