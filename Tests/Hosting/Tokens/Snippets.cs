using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Tokens.Page;

[Service("shop.Stock"), RequireScope("stock.read")]
public interface IStock
{
    [Operation]
    ValueTask<StockLevel> Find(StockItem item, CallContext context = default);

    [Operation, RequireScope("stock.write", "stock.admin")]
    ValueTask<StockLevel> Fill(StockItem item, CallContext context = default);
}

[ProtoContract]
public sealed record StockItem
{
    [ProtoMember(1)]
    public int Number { get; init; }
}

[ProtoContract]
public sealed record StockLevel
{
    [ProtoMember(1)]
    public int Pieces { get; init; }
}
