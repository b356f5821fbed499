using Acme_Starter.Client;
using Acme_Starter.Contracts;
using CodeFirst.Testing;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace Acme_Starter.Tests;

/// <summary>A caller's code against a mock of the contract: no server, no socket.</summary>
[TestFixture]
internal sealed class CommandsTests
{
    private readonly Mock<IStarterService> _service = new(MockBehavior.Strict);
    private StringWriter _output = null!;

    [SetUp]
    public void Open() => _output = new StringWriter { NewLine = "\n" };

    [TearDown]
    public void Close() => _output.Dispose();

    [Test]
    public async Task Get_prints_the_item()
    {
        _service.Setup(service => service.GetItem(new GetItemRequest { ItemId = 7 }, It.IsAny<CallContext>()))
            .ReturnsAsync(new Item { ItemId = 7, Name = "seven" });

        var exitCode = await new Commands(_service.Object, _output).RunAsync("get", "7");

        Assert.That((exitCode, _output.ToString()), Is.EqualTo((0, "7 seven\n")));
    }

    [Test]
    public async Task List_prints_the_items_of_the_stream()
    {
        _service.Setup(service => service.ListItems(new ListItemsRequest(), It.IsAny<CallContext>()))
            .Returns(Streams.Of(new Item { ItemId = 1, Name = "one" }, new Item { ItemId = 2, Name = "two" }));

        await new Commands(_service.Object, _output).RunAsync("list");

        Assert.That(_output.ToString(), Is.EqualTo("1 one\n2 two\n"));
    }
}
