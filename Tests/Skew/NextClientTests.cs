using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Skew;

/// <summary>A client of the next version before the service is: its new fields are passed over, its new call is UNIMPLEMENTED.</summary>
internal sealed class NextClientTests
{
    private const string Answers = """
        GetUserStats: 42 Cloud_Architect 1500 active=True next=''/nothing
        ExportUserStats: 41 42 next=''/nothing
        RecordPoints: recorded=1 rejected=1 UnknownUser next=''/nothing
        WatchUserStats: 42 Cloud_Architect 1505 active=True next=''/nothing next=''/nothing
        GetNext: Unimplemented

        """;

    [Test]
    public async Task The_next_client_calls_this_service()
    {
        await using var host = await UsersHost.StartAsync();

        Assert.That(await NextProgram.CallAsync(host.Address), Is.EqualTo(new ProgramResult(0, Answers, "")));
    }

    [Test]
    public async Task The_next_client_calls_the_released_service()
    {
        using var released = new Released();
        await using var service = await released.ServeAsync();

        Assert.That(await NextProgram.CallAsync(service.Address), Is.EqualTo(new ProgramResult(0, Answers, "")));
    }

    [Test]
    public async Task The_next_client_gets_from_the_next_service_what_others_pass_over()
    {
        await using var service = await NextProgram.ServeAsync();

        Assert.That(await NextProgram.CallAsync(service.Address), Is.EqualTo(new ProgramResult(0, """
            GetUserStats: 42 Cloud_Architect 1500 active=True next='from the next service'/7
            ExportUserStats: 41 42 next='from the next service'/7
            RecordPoints: recorded=1 rejected=1 Next next='from the next service'/7
            WatchUserStats: 42 Cloud_Architect 1500 active=True next='from the next service'/7 next='from the next service'/7
            GetNext: 42 Cloud_Architect 1500 active=True next='from the next service'/7

            """, "")));
    }
}
