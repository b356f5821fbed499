using Acme_Starter.Service;

await using var app = StarterApplication.Build(args);
await app.RunAsync();
