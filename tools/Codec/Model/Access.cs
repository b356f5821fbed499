namespace CodeFirst.Codec.Model;

/// <summary>How generated code reads or writes a member.</summary>
internal enum Access
{
    /// <summary>As any code does.</summary>
    Open,

    /// <summary>By <c>[UnsafeAccessor]</c>, which works for private and init-only properties.</summary>
    Property,

    /// <summary>By <c>[UnsafeAccessor]</c> to the field.</summary>
    Field,

    /// <summary>Not at all: a collection that is filled.</summary>
    None,
}
