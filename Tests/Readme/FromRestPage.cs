using CodeFirst.Contracts;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Tests.Readme;

/// <summary>The code of <c>docs/from-rest.md</c>.</summary>
internal static class FromRestPage
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/users/{id:int}", async (int id, IUserService users, CancellationToken cancellationToken) =>
        {
            try
            {
                return Results.Ok(await users.GetUserStats(new UserRequest { UserId = id }, cancellationToken));
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
            {
                return Results.NotFound(failure.Status.Detail);
            }
        });
    }
}
