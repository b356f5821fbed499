using System.Globalization;
using Acme_Starter.Contracts;

namespace Acme_Starter.Client;

/// <summary>What the program can do with the service; a unit test gives it a mock.</summary>
internal sealed class Commands(IStarterService service, TextWriter output)
{
    public async Task<int> RunAsync(params string[] args)
    {
        switch (args)
        {
            case ["get", var id] when int.TryParse(id, CultureInfo.InvariantCulture, out var itemId):
                await PrintAsync(await service.GetItem(new GetItemRequest { ItemId = itemId }));
                return 0;
            case ["add", var name]:
                await PrintAsync(await service.AddItem(new AddItemRequest { Name = name }));
                return 0;
            case ["list"]:
                await foreach (var item in service.ListItems(new ListItemsRequest()))
                    await PrintAsync(item);
                return 0;
            default:
                await output.WriteLineAsync("Usage: get ID | add NAME | list");
                return 2;
        }
    }

    private Task PrintAsync(Item item) => output.WriteLineAsync($"{item.ItemId} {item.Name}");
}
