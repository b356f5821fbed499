using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests;

/// <summary>Stops what the tests of one run share.</summary>
[SetUpFixture]
internal sealed class EndOfRun
{
    [OneTimeTearDown]
    public Task StopServers() => PostgresServer.StopSharedAsync();
}
