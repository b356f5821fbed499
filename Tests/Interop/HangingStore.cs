using System.Diagnostics;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Tests.Interop;

/// <summary>A store that never answers, and tells when it was asked and when the call let go of it.</summary>
internal sealed class HangingStore : IUserStore
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;

    public Task Released => _released.Task;

    public async ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken)
    {
        await HangAsync(cancellationToken);
        throw new UnreachableException();
    }

    public async ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken) =>
        await HangAsync(cancellationToken);

    public async ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(
        IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken)
    {
        await HangAsync(cancellationToken);
        throw new UnreachableException();
    }

    private async Task HangAsync(CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            _released.TrySetResult();
        }
    }
}
