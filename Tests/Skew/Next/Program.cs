using CodeFirst.Hosting;
using CodeFirst.Tests.Skew.Next;

if (args is ["call", var address])
{
    await NextClient.CallAsync(address, Console.Out);
    return;
}

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddCodeFirst();
var app = builder.Build();
app.MapCodeFirst<NextService>();
await app.StartAsync();
Console.WriteLine($"Listening {app.Urls.Single()}");
await app.WaitForShutdownAsync();
