using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Tests.Service;

/// <summary>A service without its database is not fit to serve, and its process is not to blame.</summary>
[TestFixture]
internal sealed class StoreHealthTests
{
    [Test]
    public async Task Without_its_file_the_service_is_NOT_SERVING_and_the_process_lives()
    {
        await using var host = await UsersHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var health = new Health.HealthClient(channel);
        var before = await HealthAsync(health);

        File.Delete(host.Services.GetRequiredService<IUserDatabase>().Location);

        Assert.That(before, Is.EqualTo((ServingStatus.Serving, ServingStatus.Serving, ServingStatus.Serving)));
        Assert.That(await HealthAsync(health), Is.EqualTo((ServingStatus.NotServing, ServingStatus.NotServing, ServingStatus.Serving)));
    }

    [Test]
    public async Task Without_its_server_the_service_is_NOT_SERVING_until_it_is_back()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var host = await UsersHost.StartAsync(
            arguments: $"--Storage:PostgreSql={await postgres.CreateDatabaseAsync()}");
        using var channel = GrpcChannel.ForAddress(host.Address);
        var health = new Health.HealthClient(channel);
        var before = await HealthAsync(health);

        await postgres.StopAsync("fast");
        var without = await HealthAsync(health);
        await postgres.StartAgainAsync();
        // connections of the pool that broke are found broken one after the other
        var again = without;
        for (var asked = 0; asked < 50 && again != before; asked++)
            again = await HealthAsync(health);

        Assert.That(before, Is.EqualTo((ServingStatus.Serving, ServingStatus.Serving, ServingStatus.Serving)));
        Assert.That(without, Is.EqualTo((ServingStatus.NotServing, ServingStatus.NotServing, ServingStatus.Serving)));
        Assert.That(again, Is.EqualTo(before));
        Assert.That((await host.Users.GetUserStats(new UserRequest { UserId = 42 })).TotalPoints, Is.EqualTo(1500));
    }

    private static async Task<(ServingStatus Server, ServingStatus Service, ServingStatus Process)> HealthAsync(Health.HealthClient health) =>
        (await StatusAsync(health, ""), await StatusAsync(health, "user.UserService"), await StatusAsync(health, "liveness"));

    private static async Task<ServingStatus> StatusAsync(Health.HealthClient health, string service) =>
        (await health.CheckAsync(new HealthCheckRequest { Service = service })).Status;
}
