using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Streams opened and reset at once: <see href="https://nvd.nist.gov/vuln/detail/CVE-2023-44487">CVE-2023-44487</see>.</summary>
[TestFixture]
internal sealed class RapidResetTests : HostileFixture
{
    private const int Streams = 10_000;

    private int _connections;

    // Kestrel's own words when it cuts such a connection off, one for a stream that is open
    protected override int MostCritical => 100 * _connections;

    [TestCase(Requests.GetUserStats)]
    [TestCase(Requests.ExportUserStats)]
    [TestCase(Requests.RecordPoints)]
    [TestCase(Requests.WatchUserStats)]
    public async Task Ten_thousand_of_them_cost_the_attacker_its_connections_and_nobody_else_anything(string path)
    {
        var sent = 0;
        List<RawAnswer> ends = [];
        while (sent < Streams)
        {
            _connections++;
            await using var connection = await RawConnection.OpenAsync(Service.Address);
            var end = connection.AnswerAsync(int.MaxValue);
            while (sent < Streams && await OpenAndResetAsync(connection, path))
                sent++;
            if (sent == Streams)
                connection.EndSending();
            ends.Add(await end);
        }

        var codes = ends.CountBy(end => end.GoAway?.ToString() ?? "no word").Select(end => $"{end.Key} {end.Value} times");
        TestContext.Out.WriteLine(
            $"{sent} streams of {path} over {ends.Count} connections, which ended with {string.Join(", ", codes)}; {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private static Task<bool> OpenAndResetAsync(RawConnection connection, string path)
    {
        var stream = connection.NextStream();
        return connection.TrySendAsync(
            Frame.Headers(stream, Requests.Headers(path)), Frame.Data(stream, Requests.User42), Frame.Reset(stream));
    }
}
