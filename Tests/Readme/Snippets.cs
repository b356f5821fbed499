using CodeFirst.Annotations;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Hosting;
using CodeFirst.Service.Users;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NUnit.Framework;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Readme
{
    /// <summary>The README's code, compiled.</summary>
    internal static class Snippets
    {
        public static void Serve()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Services.AddCodeFirst();
            var app = builder.Build();
            app.MapCodeFirst<UserService>();
            app.MapContractPage();
        }

        public static async Task CallAsync()
        {
            using var client = CodeFirstClient.Create<IUserService>("http://127.0.0.1:50051");
            var user = await client.Service.GetUserStats(new UserRequest { UserId = 42 });
            Console.WriteLine($"User: {user.Username} | Points: {user.TotalPoints}");
        }

        public static void Inject(IServiceCollection services)
        {
            services.AddCodeFirstClient<IUserService>("http://127.0.0.1:50051");
        }

        public static async Task CallWithinASecondAsync(IUserService users)
        {
            var user = await users.GetUserStats(new UserRequest { UserId = 42 }, Deadline.After(TimeSpan.FromSeconds(1)));
        }

        public static async Task ShowViolationsAsync(IUserService users)
        {
            try
            {
                await users.GetUserStats(new UserRequest());
            }
            catch (RpcException failed) when (failed.Failure() is { FieldViolations: [var first, ..] })
            {
                Console.WriteLine($"{first.Field}: {first.Description}");
            }
        }

        public static async Task MockAsync()
        {
            var users = new Mock<IUserService>();
            users.Setup(service => service.GetUserStats(new UserRequest { UserId = 42 }, It.IsAny<CallContext>()))
                .ReturnsAsync(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500 });

            Assert.That(await new Ranking(users.Object).OfAsync(42), Is.EqualTo("Cloud_Architect: expert"));
        }

        private sealed class Ranking(IUserService users)
        {
            public async Task<string> OfAsync(int userId)
            {
                var user = await users.GetUserStats(new UserRequest { UserId = userId });
                return $"{user.Username}: {(user.TotalPoints >= 1000 ? "expert" : "novice")}";
            }
        }
    }

    [TestFixture]
    internal sealed class SnippetTests
    {
        [Test]
        public async Task The_mock_of_the_readme_works() => await Snippets.MockAsync();
    }
}

namespace CodeFirst.Tests.Readme.Contract
{
    [Service("user.UserService")]
    internal interface IUserService
    {
        /// <summary>Returns the statistics of one user.</summary>
        [Operation, Idempotency(IdempotencyLevel.NoSideEffects), DefaultTimeout(5)]
        ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default);
    }

    [ProtoContract]
    internal sealed record UserRequest
    {
        /// <summary>The user's id; greater than zero.</summary>
        [ProtoMember(1)]
        public int UserId { get; init; }
    }
}
