using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CodeFirst.Hosting;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf;

namespace CodeFirst.Tests.Hosting.Validation.Page;

/// <summary>The code of docs/production.md, compiled.</summary>
internal static class ShopFailures
{
    private static readonly CallFailures Failures = new("shop.Orders");

    public static RpcException UnknownOrder(string id) => Failures.NotFound(
        "ORDER_NOT_FOUND", $"There is no order '{id}'.", "shop.Order", $"orders/{id}", ("order_id", id));

    public static RpcException StockUnavailable() => Failures.Unavailable(
        "STOCK_UNAVAILABLE", "The stock does not answer at the moment. Call again.", TimeSpan.FromSeconds(1));
}

internal sealed class StockException : Exception;

internal static class Startup
{
    public static void Configure(IServiceCollection services)
    {
        services.Configure<FailureOptions>(failures => failures.Answer<StockException>(_ => ShopFailures.StockUnavailable()));
    }
}

[ProtoContract]
public sealed record OrderRequest
{
    [ProtoMember(1), Range(1, 100)]
    public int Quantity { get; init; }

    [ProtoMember(2), DefaultValue(""), StringLength(40, MinimumLength = 1, ErrorMessage = "give the name on the bill.")]
    public string CustomerName { get; init; } = "";

    [ProtoMember(3), Required]
    public Address? ShipTo { get; init; }
}

[ProtoContract]
public sealed record Address
{
    [ProtoMember(1), DefaultValue(""), RegularExpression("^[0-9]{5}$")]
    public string PostCode { get; init; } = "";
}
