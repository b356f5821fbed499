using System.ComponentModel.DataAnnotations;
using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.OpenApi;

/// <summary>Limits of every kind, and scopes.</summary>
[Service("zoo.limited.v2.Limited"), RequireScope("all")]
public interface ILimited
{
    /// <summary>Takes what keeps the limits. A second sentence.</summary>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects), RequireScope("a", "b"), RequireScope("c")]
    ValueTask<Limits> Take(Limits limits);

    [Operation, Obsolete("Use Take.")]
    ValueTask<Unsayable> Say(Unsayable unsayable);
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Limits
{
    [ProtoMember(1), Range(1, int.MaxValue)] public int Positive { get; init; }
    [ProtoMember(2), Range(0, 100)] public int? Percent { get; init; }
    [ProtoMember(3), Range(0.5, 2, MinimumIsExclusive = true)] public double Factor { get; init; }
    [ProtoMember(4), Range(0, double.PositiveInfinity)] public float Length { get; init; }
    [ProtoMember(5), Range(1, 10)] public uint Few { get; init; }
    [ProtoMember(6), Range(10, 20)] public long Big { get; init; }
    [ProtoMember(7), Range(typeof(decimal), "0.01", "9.99")] public decimal Price { get; init; }
    [ProtoMember(8), StringLength(8, MinimumLength = 2)] public string Code { get; init; } = "";
    [ProtoMember(9), RegularExpression("^[a-z]+$")] public string Word { get; init; } = "";
    [ProtoMember(10), RegularExpression("a|b"), Required] public string Letter { get; init; } = "";

    /// <example>x-1</example>
    [ProtoMember(11), RegularExpression("(?i)x-[0-9]")] public string OnlyDotnet { get; init; } = "";
    [ProtoMember(12), MaxLength(4), MinLength(2)] public byte[] Blob { get; init; } = [];
    [ProtoMember(13), Length(2, 3)] public List<int> Two { get; init; } = [];
    [ProtoMember(14), MaxLength(5)] public Dictionary<string, int> Named { get; init; } = [];
    [ProtoMember(15), AllowedValues("red", "green")] public string Colour { get; init; } = "";
    [ProtoMember(16), DeniedValues(1, 2)] public int Denied { get; init; }
    [ProtoMember(17), AllowedValues(Zoo.Level.High)] public Zoo.Level Level { get; init; }
    [ProtoMember(18), EmailAddress] public string? Mail { get; init; }
    [ProtoMember(19), Url] public string? Link { get; init; }

    /// <summary>Given by its author.</summary>
    /// <example>7</example>
    /// <example>8</example>
    [ProtoMember(20)] public List<int> Given { get; init; } = [];

    /// <example>2026-05-06T07:08:09Z</example>
    [ProtoMember(21), Required] public DateTime? At { get; init; }

    /// <example>High</example>
    [ProtoMember(22)] public Zoo.Level How { get; init; }
    [ProtoMember(23), Required] public Zoo.Inner? Inner { get; init; }
}

/// <summary>It cannot be without what no example can be made up for.</summary>
[ProtoContract]
public sealed record Unsayable
{
    [ProtoMember(1), Required, RegularExpression("[0-9]{3}")] public string Digits { get; init; } = "";
}
