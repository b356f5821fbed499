namespace CodeFirst.Schema.Evolution;

/// <summary>
/// How much must stay compatible. The names and their meaning are those of <c>buf breaking</c>
/// (https://buf.build/docs/breaking/rules), from the strictest down to the most lenient; as flags, the categories a rule belongs to.
/// </summary>
[Flags]
public enum Category
{
    /// <summary>No category.</summary>
    None = 0,

    /// <summary>Bytes: what old and new programs send each other in binary is read as it was meant.</summary>
    Wire = 1,

    /// <summary>Bytes and JSON.</summary>
    WireJson = 2,

    /// <summary>Bytes, JSON and generated source code, wherever in its package a type is declared. The default.</summary>
    Package = 4,

    /// <summary>Bytes, JSON and generated source code, and each type stays in its file.</summary>
    File = 8,

    /// <summary>Every category.</summary>
    All = Wire | WireJson | Package | File,
}
