using System.Collections.Concurrent;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>What is checked of which type: made once, at start for every contract that is mapped by then.</summary>
internal sealed class MessagePlans
{
    private readonly ConcurrentDictionary<Type, bool> _requests = new();
    private readonly ConcurrentDictionary<Type, MessagePlan> _plans = new();

    public void Prepare(IEnumerable<ServedContract> contracts)
    {
        foreach (var route in contracts.SelectMany(contract => RouteRecorder.Record(contract.Type)))
            Find(route.Request);
    }

    /// <summary>Whether anything is checked of a request of this type, in itself or in any message below it.</summary>
    public bool Find(Type request) => _requests.TryGetValue(request, out var any) ? any : _requests.GetOrAdd(request, Read);

    /// <summary>Checks a message of a request, and those in it.</summary>
    public void Check(object message, FieldPath? path, Violations found)
    {
        if (_plans.TryGetValue(message.GetType(), out var plan))
            plan.Check(message, this, path, found);
    }

    private bool Read(Type request)
    {
        foreach (var (type, plan) in PlanReader.Read(request))
            _plans.TryAdd(type, plan);
        return Hierarchy.Concrete(request).Append(request).Any(_plans.ContainsKey);
    }
}
