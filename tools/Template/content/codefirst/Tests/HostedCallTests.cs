using Acme_Starter.Contracts;
using Acme_Starter.Service;
using CodeFirst.Client;
using CodeFirst.Testing;
using Grpc.Core;
using NUnit.Framework;

namespace Acme_Starter.Tests;

/// <summary>The real host and the real client with HTTP/2 between them, in memory.</summary>
[TestFixture]
internal sealed class HostedCallTests
{
    private ContractHost _host = null!;
    private CodeFirstClient<IStarterService> _client = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await ContractHost.StartAsync(new StarterService(new MemoryItemStore()));
        _client = _host.CreateClient<IStarterService>();
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task An_added_item_is_listed()
    {
        var added = await _client.Service.AddItem(new AddItemRequest { Name = "new" });

        var listed = await _client.Service.ListItems(new ListItemsRequest { AfterItemId = added.ItemId - 1 }).ToListAsync();

        Assert.That(listed, Is.EqualTo([added]));
    }

    [Test]
    public async Task An_item_without_a_name_is_refused_before_the_service_sees_it()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await _client.Service.AddItem(new AddItemRequest()));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(failure.Status.Detail, Does.StartWith("name is empty"));
    }

    [Test]
    public async Task A_call_without_side_effects_that_fails_twice_is_made_again()
    {
        _host.Faults.Fail(nameof(IStarterService.GetItem), StatusCode.Unavailable, times: 2);

        var item = await _client.Service.GetItem(new GetItemRequest { ItemId = 1 });

        Assert.That(item.Name, Is.EqualTo("the first"));
        Assert.That(_host.Faults.CallsOf(nameof(IStarterService.GetItem)), Is.EqualTo(3));
    }
}
