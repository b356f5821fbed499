using Grpc.Core;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>A caller that makes a call again after <c>UNAVAILABLE</c>, a while later each time, as the contract allows for all four.</summary>
internal sealed class Attempts(Tally tally)
{
    private const int Most = 10;

    /// <returns>Whether it succeeded in the end.</returns>
    public async Task<bool> MakeAsync(string name, Func<Task> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                tally.Add(name);
                return true;
            }
            catch (RpcException failure)
            {
                tally.AddFailure(name, failure);
                if (failure.StatusCode != StatusCode.Unavailable || attempt == Most)
                    return false;
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt));
            }
        }
    }
}
