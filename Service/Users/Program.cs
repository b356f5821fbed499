using CodeFirst.Hosting;
using CodeFirst.Schema;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

try
{
    await using var app = UsersApplication.Build(args);
    var database = app.Services.GetRequiredService<IUserDatabase>();
    await database.PrepareAsync(CancellationToken.None);
    await app.StartAsync();
    Console.WriteLine(Greeting.For(
        database.Location,
        app.Urls.First(),
        app.Services.GetRequiredService<IOptions<TlsOptions>>().Value,
        app.Services.GetRequiredService<IOptions<TokenOptions>>().Value));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is StorageException or OptionsValidationException or ContractException)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{taken.Message} Stop what listens there, or name another address with --urls=http://127.0.0.1:PORT.");
    return 1;
}
