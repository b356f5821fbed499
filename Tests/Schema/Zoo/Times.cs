using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Times
{
    [ProtoMember(1)] public DateTime At { get; init; }
    [ProtoMember(2)] public TimeSpan Length { get; init; }
    [ProtoMember(3)] public decimal Price { get; init; }
    [ProtoMember(4)] public Guid Id { get; init; }
    [ProtoMember(5, DataFormat = DataFormat.FixedSize)] public Guid IdBytes { get; init; }
    [ProtoMember(6)] public DateOnly Day { get; init; }
    [ProtoMember(7)] public TimeOnly Hour { get; init; }

    public static Times Some { get; } = new()
    {
        At = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Length = TimeSpan.FromMilliseconds(-1500),
        Price = -12.50m,
        Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        IdBytes = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        Day = new DateOnly(2026, 1, 2),
        Hour = new TimeOnly(3, 4),
    };
}
