using System.Collections.Concurrent;
using CodeFirst.Testing.Internal;
using Grpc.Core;

namespace CodeFirst.Testing;

/// <summary>
/// What goes wrong with which operation. Each call takes the first fault of its operation that is left, in the order they were added;
/// without one it is served.
/// </summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private readonly List<Fault> _faults = [];

    internal IReadOnlyCollection<string> Operations { get; set; } = [];

    /// <summary>Calls fail before the service sees them.</summary>
    /// <param name="operation">The operation's name, for example <c>nameof(IUserService.GetUserStats)</c>.</param>
    /// <param name="status">The status they fail with.</param>
    /// <param name="sentence">What the caller is told. Default: that the test says so.</param>
    /// <param name="times">How many calls; by default all, until <see cref="Clear"/>.</param>
    /// <exception cref="ArgumentException">The host serves no such operation; the message names those it does.</exception>
    public void Fail(string operation, StatusCode status, string sentence = "The test has this call fail.", int times = int.MaxValue)
        => Add(operation, times, (_, _) => throw new RpcException(new Status(status, sentence)));

    /// <summary>Calls wait before the service sees them.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="delay">How long; <see cref="Timeout.InfiniteTimeSpan"/> until the call is cancelled or its deadline passes.</param>
    /// <param name="times">How many calls; by default all, until <see cref="Clear"/>.</param>
    /// <param name="time">The clock that measures it, for tests that turn one by hand. Default: the system's.</param>
    /// <exception cref="ArgumentException">The host serves no such operation; the message names those it does.</exception>
    public void Delay(string operation, TimeSpan delay, int times = int.MaxValue, TimeProvider? time = null)
        => Add(operation, times, (call, _) => Task.Delay(delay, time ?? TimeProvider.System, call.CancellationToken));

    /// <summary>The connection is cut when a call arrives; every other call on it fails with it.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="times">How many calls; by default all, until <see cref="Clear"/>.</param>
    /// <exception cref="ArgumentException">The host serves no such operation; the message names those it does.</exception>
    public void Cut(string operation, int times = int.MaxValue)
        => Add(operation, times, async (call, transport) =>
        {
            transport.Cut(call.GetHttpContext().Connection.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, call.CancellationToken).ConfigureAwait(false);
        });

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_faults)
            _faults.Clear();
    }

    /// <summary>How many calls of an operation have arrived, each attempt of a retried one, and those that failed too.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <exception cref="ArgumentException">The host serves no such operation; the message names those it does.</exception>
    public int CallsOf(string operation) => _calls.GetValueOrDefault(Require(operation));

    internal Task ArriveAsync(ServerCallContext call, MemoryTransport transport)
    {
        var operation = call.Method[(call.Method.LastIndexOf('/') + 1)..];
        _calls.AddOrUpdate(operation, 1, static (_, calls) => calls + 1);
        return Take(operation) is { } fault ? fault.Happen(call, transport) : Task.CompletedTask;
    }

    private Fault? Take(string operation)
    {
        lock (_faults)
        {
            var fault = _faults.Find(fault => fault.Operation == operation);
            if (fault is { Times: not int.MaxValue } && --fault.Times == 0)
                _faults.Remove(fault);
            return fault;
        }
    }

    private void Add(string operation, int times, Func<ServerCallContext, MemoryTransport, Task> happen)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        var fault = new Fault(Require(operation), happen) { Times = times };
        lock (_faults)
            _faults.Add(fault);
    }

    // a method's name may end with Async, which its operation's does not
    private string Require(string operation)
        => Operations.FirstOrDefault(served => served == operation)
            ?? Operations.FirstOrDefault(served => $"{served}Async" == operation)
            ?? throw new ArgumentException(
                $"The host serves no operation '{operation}'; it serves {string.Join(", ", Operations)}.", nameof(operation));

    private sealed class Fault(string operation, Func<ServerCallContext, MemoryTransport, Task> happen)
    {
        public string Operation { get; } = operation;

        public Func<ServerCallContext, MemoryTransport, Task> Happen { get; } = happen;

        public int Times { get; set; }
    }
}
