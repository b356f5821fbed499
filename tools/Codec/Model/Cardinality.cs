namespace CodeFirst.Codec.Model;

/// <summary>How many values a member has, and in what.</summary>
internal enum Cardinality
{
    /// <summary>One; zero and empty are not written.</summary>
    Single,

    /// <summary>One or none: <c>optional</c>, and every message.</summary>
    Optional,

    /// <summary>A <see cref="List{T}"/>.</summary>
    List,

    Array,

    /// <summary>A <see cref="Dictionary{TKey, TValue}"/>.</summary>
    Map,
}
