using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>Names one user.</summary>
[ProtoContract]
public sealed record UserRequest
{
    /// <summary>The user's id; greater than zero.</summary>
    /// <example>42</example>
    [ProtoMember(1), Range(1, int.MaxValue, ErrorMessage = "a user's id is greater than zero.")]
    public int UserId { get; init; }
}
