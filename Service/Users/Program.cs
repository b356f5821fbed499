using CodeFirst.Hosting;
using CodeFirst.Service.Users;
using CodeFirst.Service.Users.Storage;
using Microsoft.Extensions.Options;

IConfiguration? configuration = null;
var isStarting = true;
try
{
    await using var app = UsersApplication.Build(args);
    configuration = app.Configuration;
    var database = app.Services.GetRequiredService<IUserDatabase>();
    await database.PrepareAsync(CancellationToken.None);
    await app.StartAsync();
    isStarting = false;
    Console.WriteLine(Greeting.For(
        database.Location,
        app.Urls.First(),
        WebEndpoint.Of(app),
        app.Services.GetRequiredService<IOptions<TlsOptions>>().Value,
        app.Services.GetRequiredService<IOptions<TokenOptions>>().Value));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (isStarting && StartFailure.Sentence(refused, configuration) is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}
