using System.Collections.Immutable;
using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

[assembly: ProtoFile("shop.v1", Name = "shop/v1/shop.proto", GoPackage = "example.com/shop/v1;shoppb", JavaPackage = "com.example.shop.v1")]

namespace CodeFirst.Tests.Readme.Page;

/// <summary>Takes orders.</summary>
[Service("shop.v1.OrderService")]
public interface IOrderService
{
    /// <summary>Returns one order. Fails with <c>NOT_FOUND</c> when there is none.</summary>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects), DefaultTimeout(2)]
    ValueTask<Order> GetOrder(OrderRequest request, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Order> WatchOrders(OrderRequest request, CallContext context = default);

    [Operation, Obsolete("Use GetOrder.")]
    ValueTask Touch(CallContext context = default);
}

[ProtoContract]
public sealed record OrderRequest
{
    /// <summary>Of whom, see <see cref="Order.Lines"/>.</summary>
    [ProtoMember(1)] public long OrderId { get; init; }
}

[ProtoContract, ProtoReserved(4, 5), ProtoReserved("coupon"), CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Order
{
    [ProtoMember(1)] public long OrderId { get; init; }
    [ProtoMember(2)] public string? Note { get; init; }
    [ProtoMember(3)] public List<Line> Lines { get; init; } = [];
    [ProtoMember(6)] public Payment? Payment { get; init; }
    [ProtoMember(7)] public Sku Sku { get; init; }
    [ProtoMember(8)] public Page<Line>? Rest { get; init; }
    [ProtoMember(9)] public State State { get; init; }
    [ProtoMember(10)] public Values? Values { get; init; }

    /// <summary>What is bought.</summary>
    [ProtoContract]
    public sealed record Line
    {
        [ProtoMember(1)] public int Amount { get; init; }
    }
}

[ProtoContract]
[ProtoInclude(10, typeof(Card)), ProtoInclude(11, typeof(Cash))]
public record Payment
{
    [ProtoMember(1)] public long Cents { get; init; }
}

[ProtoContract]
public sealed record Card : Payment
{
    [ProtoMember(1)] public string Last4 { get; init; } = "";
}

[ProtoContract]
public sealed record Cash : Payment;

[ProtoContract(Surrogate = typeof(string))]
public readonly record struct Sku(string Text)
{
    public static implicit operator string(Sku sku) => sku.Text ?? "";

    public static implicit operator Sku(string? text) => new(text ?? "");
}

[ProtoContract]
public sealed record Page<T>
{
    [ProtoMember(1)] public List<T> Items { get; init; } = [];
}

public enum State
{
    Unspecified = 0,
    Open = 1,
    Done = 2,
    [Obsolete("Use Done.")] Closed = 3,
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Values
{
    [ProtoMember(1)] public bool A1 { get; init; }
    [ProtoMember(2)] public int A2 { get; init; }
    [ProtoMember(3, DataFormat = DataFormat.ZigZag)] public int A3 { get; init; }
    [ProtoMember(4, DataFormat = DataFormat.FixedSize)] public int A4 { get; init; }
    [ProtoMember(5)] public uint A5 { get; init; }
    [ProtoMember(6, DataFormat = DataFormat.FixedSize)] public uint A6 { get; init; }
    [ProtoMember(7)] public long A7 { get; init; }
    [ProtoMember(8, DataFormat = DataFormat.ZigZag)] public long A8 { get; init; }
    [ProtoMember(9, DataFormat = DataFormat.FixedSize)] public long A9 { get; init; }
    [ProtoMember(10)] public ulong A10 { get; init; }
    [ProtoMember(11, DataFormat = DataFormat.FixedSize)] public ulong A11 { get; init; }
    [ProtoMember(12)] public short A12 { get; init; }
    [ProtoMember(13)] public byte A13 { get; init; }
    [ProtoMember(14)] public char A14 { get; init; }
    [ProtoMember(15)] public float A15 { get; init; }
    [ProtoMember(16)] public double A16 { get; init; }
    [ProtoMember(17)] public string A17 { get; init; } = "";
    [ProtoMember(18)] public byte[] A18 { get; init; } = [];
    [ProtoMember(19)] public ReadOnlyMemory<byte> A19 { get; init; }
    [ProtoMember(20)] public DateTime A20 { get; init; }
    [ProtoMember(21)] public TimeSpan A21 { get; init; }
    [ProtoMember(22)] public DateOnly A22 { get; init; }
    [ProtoMember(23)] public TimeOnly A23 { get; init; }
    [ProtoMember(24)] public decimal A24 { get; init; }
    [ProtoMember(25)] public Guid A25 { get; init; }
    [ProtoMember(26, DataFormat = DataFormat.FixedSize)] public Guid A26 { get; init; }
    [ProtoMember(27)] public State A27 { get; init; }
    [ProtoMember(28)] public int? A28 { get; init; }
    [ProtoMember(29)] public string? A29 { get; init; }
    [ProtoMember(30)] public OrderRequest? A30 { get; init; }
    [ProtoMember(31)] public List<string> A31 { get; init; } = [];
    [ProtoMember(32)] public int[] A32 { get; init; } = [];
    [ProtoMember(33, IsPacked = true)] public int[] A33 { get; init; } = [];
    [ProtoMember(34)] public HashSet<long> A34 { get; init; } = [];
    [ProtoMember(35)] public ImmutableArray<string> A35 { get; init; } = [];
    [ProtoMember(36)] public Dictionary<string, OrderRequest> A36 { get; init; } = [];
}
