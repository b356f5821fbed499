namespace CodeFirst.Schema.Evolution.Model;

/// <summary>
/// Tells a service that moved from one that was deleted: a new service with the same short name, or with at least half of the methods,
/// took its place.
/// </summary>
internal static class ServiceMoves
{
    public static IReadOnlyList<(Service Gone, Service? Successor)> Find(SchemaIndex before, SchemaIndex after)
    {
        var candidates = after.Services.Values.Where(service => !before.Services.ContainsKey(service.FullName)).ToList();
        var found = new List<(Service, Service?)>();
        foreach (var gone in before.Services.Values.Where(service => !after.Services.ContainsKey(service.FullName)))
        {
            var successor = candidates.Find(service => service.Descriptor.Name == gone.Descriptor.Name)
                ?? candidates.Find(service => IsLike(gone, service));
            if (successor is not null)
                candidates.Remove(successor);
            found.Add((gone, successor));
        }

        return found;
    }

    private static bool IsLike(Service gone, Service other)
    {
        var shared = gone.Methods.Count(method => other.Method(method.Name) is not null);
        return shared > 0 && shared * 2 >= gone.Descriptor.Method.Count;
    }
}
