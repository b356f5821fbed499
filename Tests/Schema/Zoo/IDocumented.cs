using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>
/// A documented service. See <see cref="DocumentedRequest.UserID"/>, <see cref="Colour.Red"/>,
/// <see cref="Old(DocumentedRequest)"/>, <see cref="List{T}"/> and <see langword="null"/>.
/// <para>A second paragraph with <c>code</c>.</para>
/// </summary>
[Service("zoo.documented.Documented")]
public interface IDocumented
{
    /// <summary>Reads <paramref name="request"/>.</summary>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    ValueTask<DocumentedRequest> Read(DocumentedRequest request);

    [Operation, Obsolete("Use Read."), Idempotency(IdempotencyLevel.Idempotent)]
    ValueTask Old(DocumentedRequest request);
}

/// <summary>Everything that can be said about a message.</summary>
[ProtoContract, ProtoReserved(5), ProtoReserved(7, 9), ProtoReserved("OldName"), ProtoReserved("older")]
public sealed record DocumentedRequest
{
    /// <summary>
    /// Who asks:
    /// <list type="bullet">
    /// <item>a person</item>
    /// <item>a program</item>
    /// </list>
    /// </summary>
    [ProtoMember(1)] public int UserID { get; init; }

    [ProtoMember(2, Name = "colourOfHair")] public Colour Hair { get; init; }

    /// <summary>Not used any more.</summary>
    [ProtoMember(3), Obsolete("Use Hair.")] public List<int> Shades { get; init; } = [];

    [ProtoMember(4), Obsolete("Use Hair.")] public string? Note { get; init; }

    [ProtoMember(6)] public Retired? Retired { get; init; }
}

/// <summary>Empty and old.</summary>
[ProtoContract, Obsolete("Nobody sends it.")]
public sealed record Retired;

/// <summary>A colour.</summary>
public enum Colour
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Red.</summary>
    Red = 1,

    [Obsolete("Use Red.")] Crimson = 2,
}
