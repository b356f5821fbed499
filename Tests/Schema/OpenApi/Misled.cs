using System.ComponentModel.DataAnnotations;
using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>Examples that are none, and a limit that says nothing.</summary>
[ProtoContract]
public sealed record Misled
{
    /// <example>many</example>
    [ProtoMember(1)] public int Number { get; init; }

    /// <example>11</example>
    [ProtoMember(2), Range(0, 10)] public int Small { get; init; }

    /// <example>7</example>
    [ProtoMember(3)] public Inner? Inner { get; init; }
    [ProtoMember(4), RegularExpression("(")] public string Text { get; init; } = "";
}
