using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Present
{
    [ProtoMember(1)] public int? Number { get; init; }
    [ProtoMember(2)] public bool? Flag { get; init; }
    [ProtoMember(3)] public string? Text { get; init; }
    [ProtoMember(4)] public byte[]? Blob { get; init; }
    [ProtoMember(5)] public Level? Level { get; init; }
    [ProtoMember(6)] public Inner? Inner { get; init; }
    [ProtoMember(7)] public DateTime? At { get; init; }
    [ProtoMember(8)] public Guid? Id { get; init; }
    [ProtoMember(9)] public int Zero { get; init; }
    [ProtoMember(10), DefaultValue("")] public string Empty { get; init; } = "";
    [ProtoMember(11)] public Inner Always { get; init; } = new();
    [ProtoMember(12, IsRequired = true), DefaultValue(7)] public int Required { get; init; }
    [ProtoMember(13)] public ReadOnlyMemory<byte>? Memory { get; init; }

    public static Present Zeros { get; } = new()
    {
        Number = 0,
        Flag = false,
        Text = "",
        Blob = [],
        Level = Zoo.Level.Unknown,
        Inner = new(),
        At = DateTime.UnixEpoch,
        Id = Guid.Empty,
        Memory = ReadOnlyMemory<byte>.Empty,
    };
}

[ProtoContract]
public sealed record Inner
{
    [ProtoMember(1)] public int Value { get; init; }
}

public enum Level
{
    Unknown = 0,
    High = 1,
}

#nullable disable

/// <summary>Without annotations a string means what a new message holds: null tells that it was not sent, "" does not.</summary>
[ProtoContract]
public sealed record Unannotated
{
    [ProtoMember(1)] public string Nullable { get; init; }
    [ProtoMember(2)] public string Plain { get; init; } = "";
    [ProtoMember(3)] public List<int> Numbers { get; init; }
    [ProtoMember(4)] public Inner Inner { get; init; }
}
