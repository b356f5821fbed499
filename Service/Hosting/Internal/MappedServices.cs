namespace CodeFirst.Hosting.Internal;

/// <summary>Remembers that a service was mapped, so that what all services share is mapped once.</summary>
internal sealed class MappedServices
{
    private bool _any;

    public bool IsFirst() => !_any && (_any = true);
}
