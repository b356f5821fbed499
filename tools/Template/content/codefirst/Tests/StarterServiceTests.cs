using Acme_Starter.Contracts;
using Acme_Starter.Service;
using CodeFirst.Testing;
using Grpc.Core;
using Moq;
using NUnit.Framework;

namespace Acme_Starter.Tests;

/// <summary>The service object alone, with a mock of its store.</summary>
[TestFixture]
internal sealed class StarterServiceTests
{
    private readonly Mock<IItemStore> _store = new(MockBehavior.Strict);

    [Test]
    public async Task GetItem_gives_the_stores_item_and_asks_it_with_the_calls_own_token()
    {
        using var caller = new CancellationTokenSource();
        _store.Setup(store => store.FindAsync(1, caller.Token)).ReturnsAsync(new Item { ItemId = 1, Name = "one" });

        var item = await new StarterService(_store.Object)
            .GetItem(new GetItemRequest { ItemId = 1 }, new FakeCall { CancellationToken = caller.Token }.Context);

        Assert.That(item.Name, Is.EqualTo("one"));
    }

    [Test]
    public async Task GetItem_of_an_unknown_id_is_NOT_FOUND()
    {
        _store.Setup(store => store.FindAsync(9, It.IsAny<CancellationToken>())).ReturnsAsync((Item?)null);

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await new StarterService(_store.Object).GetItem(new GetItemRequest { ItemId = 9 }));

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.NotFound, "There is no item with item_id 9.")));
    }
}
