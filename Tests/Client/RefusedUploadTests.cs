using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>A service may end a call while the client still sends, and would for ever.</summary>
public sealed class RefusedUploadTests
{
    private static readonly RpcException Refusal = new(new Status(StatusCode.PermissionDenied, "You may not."));

    [Test]
    public async Task An_upload_the_service_refuses_fails_with_the_services_status()
    {
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService { OnRecord = (_, _) => throw Refusal });
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        await Assert.ThatAsync(
            () => client.Service.RecordPoints(Endless(new RecordPointsRequest()), Deadline.After(TimeSpan.FromSeconds(60))).AsTask(),
            Fails.With(StatusCode.PermissionDenied));
    }

    [Test]
    public async Task A_conversation_the_service_refuses_fails_with_the_services_status()
    {
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService { OnWatch = (_, _) => throw Refusal });
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        await Assert.ThatAsync(
            async () =>
            {
                var context = Deadline.After(TimeSpan.FromSeconds(60));
                await foreach (var _ in client.Service.WatchUserStats(Endless(new WatchUserStatsRequest()), context)) { }
            },
            Fails.With(StatusCode.PermissionDenied));
    }

    private static async IAsyncEnumerable<T> Endless<T>(T message)
    {
        while (true)
        {
            await Task.Yield();
            yield return message;
        }
    }
}
