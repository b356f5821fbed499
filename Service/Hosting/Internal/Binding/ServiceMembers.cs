using System.Diagnostics.CodeAnalysis;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>What has to be left of a service class when a program is trimmed.</summary>
internal static class ServiceMembers
{
    /// <summary>What gRPC itself asks for: it makes the class, and its methods' attributes are metadata.</summary>
    public const DynamicallyAccessedMemberTypes OfMethods =
        DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.NonPublicMethods;

    /// <summary>The contracts too, which are the class's interfaces.</summary>
    public const DynamicallyAccessedMemberTypes All = OfMethods | DynamicallyAccessedMemberTypes.Interfaces;
}
