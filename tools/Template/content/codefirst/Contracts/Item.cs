using System.ComponentModel;
using ProtoBuf;

namespace Acme_Starter.Contracts;

/// <summary>An item.</summary>
[ProtoContract]
public sealed record Item
{
    /// <summary>The item's id; greater than zero.</summary>
    /// <example>1</example>
    [ProtoMember(1)]
    public int ItemId { get; init; }

    /// <summary>The item's name.</summary>
    /// <example>the first</example>
    [ProtoMember(2), DefaultValue("")]
    public string Name { get; init; } = "";
}
