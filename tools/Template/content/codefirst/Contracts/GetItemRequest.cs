using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace Acme_Starter.Contracts;

/// <summary>Names one item.</summary>
[ProtoContract]
public sealed record GetItemRequest
{
    /// <summary>The item's id; greater than zero.</summary>
    /// <example>1</example>
    [ProtoMember(1), Range(1, int.MaxValue)]
    public int ItemId { get; init; }
}
