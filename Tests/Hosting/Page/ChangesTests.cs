using CodeFirst.Contracts;
using CodeFirst.Hosting.Internal.Page.Document;
using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>What the page says has changed since the release that the contract's assembly carries.</summary>
[TestFixture]
internal sealed class ChangesTests
{
    private const string Contract = """
        [ProtoContract] public sealed record Order { [ProtoMember(1)] public int Id { get; init; } [ProtoMember(3)] public int Total { get; init; } }
        [Service("shop.Orders")] public interface IOrders { ValueTask<Order> Get(Order order); }
        """;

    private const string Released = """
        syntax = "proto3";
        package shop;
        service Orders {
          rpc Get(Order) returns (Order);
        }
        message Order {
          int32 id = 1;
          int32 total = 2;
        }
        """;

    [Test]
    public void A_break_and_what_is_new_are_told()
    {
        var assembly = CompiledContract.Load("Shop.Changed", Contract, "codefirst/released/shop.proto", Released);

        var changes = Changes.Since(ContractSchema.FromAssembly(assembly))!.Select(line => line!.GetValue<string>());

        Assert.That(changes, Does.Contain("**Breaking:** `shop.Order.total` was renumbered from 2 to 3."));
    }

    [Test]
    public void Without_a_release_nothing_is_said() =>
        Assert.That(Changes.Since(ContractSchema.FromAssembly(CompiledContract.Load("Shop.Unreleased", Contract))), Is.Null);

    [Test]
    public void The_build_has_put_the_release_into_the_contract() =>
        Assert.That(Changes.Since(ContractSchema.FromServices(typeof(IUserService))), Is.Not.Null);
}
