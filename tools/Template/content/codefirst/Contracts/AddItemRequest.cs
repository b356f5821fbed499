using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace Acme_Starter.Contracts;

/// <summary>An item to add.</summary>
[ProtoContract]
public sealed record AddItemRequest
{
    /// <summary>The item's name, 1 to 100 characters.</summary>
    /// <example>the third</example>
    [ProtoMember(1), DefaultValue(""), Required, StringLength(100)]
    public string Name { get; init; } = "";
}
