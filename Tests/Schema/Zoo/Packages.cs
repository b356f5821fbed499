using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>Takes orders.</summary>
[Service("zoo.shop.orders.v1.OrderService")]
public interface IOrders
{
    /// <summary>Opens an order, in <see cref="Money.Currency"/> of <see cref="Money"/>.</summary>
    [Operation]
    ValueTask<Purchase> Open(OpenRequest request);
}

[Service("zoo.shop.billing.BillingService")]
public interface IBilling
{
    [Operation]
    ValueTask<Bill> Charge(Purchase purchase);

    [Operation]
    IAsyncEnumerable<Money> Watch(Purchase.Row row);
}

/// <summary>Used by one package, so it is declared there.</summary>
[ProtoContract]
public sealed record OpenRequest
{
    [ProtoMember(1)] public Money Limit { get; init; } = new();
    [ProtoMember(2)] public Note? Note { get; init; }
}

/// <summary>Used by two packages, so it says whose it is.</summary>
[ProtoContract(Name = "zoo.shop.orders.v1.Order")]
public sealed record Purchase
{
    [ProtoMember(1)] public Money Total { get; init; } = new();
    [ProtoMember(2)] public Dictionary<string, Row> Rows { get; init; } = [];
    [ProtoMember(3)] public Unit Unit { get; init; }

    [ProtoContract]
    public sealed record Row
    {
        [ProtoMember(1)] public int Amount { get; init; }
    }
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Bill
{
    [ProtoMember(1)] public Purchase? Purchase { get; init; }
    [ProtoMember(2)] public Dictionary<int, Purchase.Row> Rows { get; init; } = [];
    [ProtoMember(3)] public Currency? Currency { get; init; }
    [ProtoMember(4)] public List<Money> Parts { get; init; } = [];
    [ProtoMember(5)] public TimeSpan Patience { get; init; }
    [ProtoMember(6)] public Unit Unit { get; init; }
}

/// <summary>An amount.</summary>
[ProtoContract(Name = "zoo.shop.common.Money")]
public sealed record Money
{
    [ProtoMember(1)] public long Units { get; init; }

    /// <summary>Of what.</summary>
    [ProtoMember(2)] public Currency Currency { get; init; }
}

[ProtoContract(Name = ".zoo.shop.common.Currency")]
public enum Currency
{
    Unspecified = 0,
    Euro = 1,
}

/// <summary>Nothing sends it; it says where it belongs, so it is there.</summary>
[ProtoContract(Name = "zoo.shop.common.Paid")]
public sealed record Paid
{
    [ProtoMember(1)] public Money Amount { get; init; } = new();
    [ProtoMember(2)] public Note? Note { get; init; }
}

/// <summary>Used by a service and by a type that names its package.</summary>
[ProtoContract(Name = "zoo.shop.common.Note")]
public sealed record Note
{
    [ProtoMember(1)] public string Text { get; init; } = "";
}

/// <summary>Of the package around the others, which has a message that is called as the first part of all their names.</summary>
[ProtoContract(Name = "zoo.shop.Unit")]
public enum Unit
{
    None = 0,
}

[ProtoContract(Name = "zoo.shop.zoo")]
public sealed record Zoological;
