namespace CodeFirst.Benchmarks.Cells.Start;

/// <summary>One way to publish the service.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Settings">What <c>dotnet publish</c> is told.</param>
internal sealed record Publication(string Name, params string[] Settings)
{
    public static Publication[] All { get; } =
    [
        new("JIT", "--self-contained", "false"),
        new("ReadyToRun", "--self-contained", "false", "-p:PublishReadyToRun=true"),
        new("Native AOT", "-p:CodeFirstAot=true"),
    ];
}
