using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>Services and methods that are gone. A call to a route that is gone fails with UNIMPLEMENTED, in every encoding.</summary>
internal static class ServiceRules
{
    public static IEnumerable<Rule> All =>
    [
        Finders.Any("SERVICE_MOVED", "A service keeps its full name, which is part of every route.", Category.All, comparison =>
            from service in comparison.GoneServices
            where service.Successor is not null
            select new Break(
                service.Gone.FullName,
                $"moved to {service.Successor.FullName}: calls to /{service.Gone.FullName}/* fail with UNIMPLEMENTED",
                Callers.All,
                Remedies.KeepService(service.Gone)) { Now = service.Successor.FullName }),
        Finders.Any("SERVICE_NO_DELETE", "A service is not deleted from its file.", Category.File, comparison =>
            from files in comparison.Files
            from service in MessageRules.Gone(comparison.Before.Services, files.Before, of => of.File)
            where !MessageRules.IsIn(comparison.After.Services, files, service.FullName, of => of.File) && !HasMoved(comparison, service)
            select Deleted(service, $"file {files.Before.Name}")),
        Finders.Any(
            "PACKAGE_SERVICE_NO_DELETE", "A service is not deleted from its package.", Category.Package | Category.WireJson | Category.Wire,
            comparison =>
                from service in comparison.GoneServices
                where service.Successor is null
                select Deleted(service.Gone, service.Gone.File.Package.Length == 0 ? "the schema" : $"package {service.Gone.File.Package}")),
        Finders.Any("RPC_NO_DELETE", "A method is not deleted.", Category.All, comparison =>
            from pair in comparison.Services
            from method in pair.Before.Methods
            where pair.After.Method(method.Name) is null
            select new Break(
                method.FullName,
                $"was deleted: calls to {method.Route} fail with UNIMPLEMENTED{Likely(pair, method)}",
                Callers.All,
                Remedies.KeepMethod(method))),
    ];

    private static bool HasMoved(Comparison comparison, Service service)
        => comparison.GoneServices.Any(gone => gone.Gone == service && gone.Successor is not null);

    private static Break Deleted(Service service, string place) => new(
        service.FullName,
        $"was deleted from {place}: calls to /{service.FullName}/* fail with UNIMPLEMENTED",
        Callers.All,
        Remedies.KeepService(service));

    /// <summary>A new method of the same shape is most likely the old one under a new name.</summary>
    private static string Likely(Pair<Service> pair, Method method)
    {
        var renamed = pair.After.Methods.FirstOrDefault(other => pair.Before.Method(other.Name) is null
            && (other.Input, other.Output) == (method.Input, method.Output)
            && other.Descriptor.ClientStreaming == method.Descriptor.ClientStreaming
            && other.Descriptor.ServerStreaming == method.Descriptor.ServerStreaming);
        return renamed is null ? "" : $" (renamed to {renamed.Name}?)";
    }
}
