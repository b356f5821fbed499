using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>Says every kind of field back.</summary>
[Service("forms.Forms")]
public interface IForms
{
    [Operation]
    ValueTask<Everything> Echo(Everything request, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Everything> EchoAll(IAsyncEnumerable<Everything> requests, CallContext context = default);

    [Operation]
    ValueTask Rest(CallContext context = default);
}

/// <summary>Every kind of field; `code` and **nothing** else in comments.</summary>
[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Everything
{
    [ProtoMember(1)] public int Number { get; init; }
    [ProtoMember(2)] public long Wide { get; init; }
    [ProtoMember(3)] public double Real { get; init; }
    [ProtoMember(4)] public bool Flag { get; init; }
    [ProtoMember(5), DefaultValue(""), StringLength(20)] public string Text { get; init; } = "";
    [ProtoMember(6)] public byte[] Blob { get; init; } = [];
    [ProtoMember(7)] public Suit Suit { get; init; }
    [ProtoMember(8)] public int? MaybeNumber { get; init; }
    [ProtoMember(9)] public string? MaybeText { get; init; }
    [ProtoMember(10)] public bool? MaybeFlag { get; init; }
    [ProtoMember(11)] public Suit? MaybeSuit { get; init; }
    [ProtoMember(12)] public Everything? Inner { get; init; }
    [ProtoMember(13)] public List<long> Numbers { get; init; } = [];
    [ProtoMember(14)] public List<Everything> Inners { get; init; } = [];
    [ProtoMember(15)] public Dictionary<string, int> Counts { get; init; } = [];
    [ProtoMember(16)] public DateTime? At { get; init; }
    [ProtoMember(17)] public TimeSpan? Lasts { get; init; }
    [ProtoMember(18)] public List<Suit> Suits { get; init; } = [];
    [ProtoMember(19), Obsolete("Say text.")] public string Old { get; init; } = "";
    [ProtoMember(20)] public Beast? Beast { get; init; }
}

public enum Suit
{
    None = 0,
    Hearts = 1,
    Spades = 2,
}

[ProtoContract, ProtoInclude(10, typeof(Ox)), ProtoInclude(11, typeof(Owl))]
public record Beast
{
    [ProtoMember(1)] public int Age { get; init; }
}

[ProtoContract]
public sealed record Ox : Beast
{
    [ProtoMember(1)] public int Horns { get; init; }
}

[ProtoContract]
public sealed record Owl : Beast
{
    [ProtoMember(1)] public bool Hoots { get; init; }
}
