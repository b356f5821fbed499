using CodeFirst.Client;
using CodeFirst.Contracts;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hostile;

/// <summary>A well-behaved caller that goes on beside a hostile one, over its own connection, and never calls twice for one answer.</summary>
internal sealed class Neighbour : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly CodeFirstClient<IUserService> _client;
    private readonly Task<int> _calls;

    public Neighbour(Uri address)
    {
        _client = CodeFirstClient.Create<IUserService>(address.AbsoluteUri, options => options.MaxAttempts = 1);
        _calls = Task.Run(CallAsync);
    }

    /// <summary>Ends the calling; fails if a call failed.</summary>
    /// <returns>How many calls were answered.</returns>
    public async Task<int> StopAsync()
    {
        await _over.CancelAsync();
        return await _calls;
    }

    public void Dispose()
    {
        _client.Dispose();
        _over.Dispose();
    }

    // it is to be answered, however crowded the machine is; a call that would be late is refused
    private static CallContext Patience() => Deadline.After(TimeSpan.FromMinutes(1));

    private async Task<int> CallAsync()
    {
        // a pace, so that the two cores of a test machine are left to the hostile one
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var calls = 0;
        do
        {
            var user = await _client.Service.GetUserStats(new UserRequest { UserId = 42 }, Patience());
            if (user.Username != "Cloud_Architect")
                throw new InvalidOperationException($"The service answered with {user}.");
            calls++;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
        while (!_over.IsCancellationRequested);

        return calls;
    }
}
