using CodeFirst.Contracts;
using CodeFirst.Tests.Interop;
using CodeFirst.Tests.Support;
using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Relays;
using NUnit.Framework;

namespace CodeFirst.Tests.Wire;

/// <summary>What travels, and through whom.</summary>
internal static class Travel
{
    public static WireContract Users { get; } = WireContract.FromAssembly(typeof(IUserService).Assembly);

    public static WireContract Zoo { get; } = WireContract.FromServices(typeof(IZoo));

    /// <summary>Python, then Go. A test that misses what one needs is skipped aloud.</summary>
    public static IReadOnlyList<Relay> Relays(TemporaryFolder folder) => [Through(Language.Python, folder), Through(Language.Go, folder)];

    public static Relay Through(Language language, TemporaryFolder folder)
    {
        Relay relay = language is Language.Python ? new PythonRelay(folder.PathTo("python")) : new GoRelay(folder.PathTo("go"));
        if (relay.Missing is { } missing)
            Assert.Ignore($"{missing} is missing; install it with: {relay.Install}");
        return relay;
    }
}
