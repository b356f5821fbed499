using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace Acme_Starter.Contracts;

/// <summary>Which items to list.</summary>
[ProtoContract]
public sealed record ListItemsRequest
{
    /// <summary>Lists items whose id is greater than this. 0, the default, lists all; the last id received resumes a broken list.</summary>
    [ProtoMember(1), Range(0, int.MaxValue)]
    public int AfterItemId { get; init; }
}
