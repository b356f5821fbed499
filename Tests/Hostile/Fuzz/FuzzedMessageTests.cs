using System.Collections.Concurrent;
using System.Diagnostics;
using CodeFirst.Tests.Hostile.Raw;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile.Fuzz;

/// <summary>Requests that are nearly right, and some that are nothing, for every method.</summary>
[TestFixture]
internal sealed class FuzzedMessageTests : HostileFixture
{
    private const int Connections = 4;

    private static readonly string[] Internals = ["ProtoBuf", "System.", "Exception", "   at ", "CodeFirst", "SQLite", "Marshaller"];

    private static readonly Dictionary<string, StatusCode[]> Allowed = new()
    {
        [Requests.GetUserStats] = [StatusCode.OK, StatusCode.NotFound, StatusCode.InvalidArgument, StatusCode.Internal],
        [Requests.ExportUserStats] = [StatusCode.OK, StatusCode.InvalidArgument, StatusCode.Internal],
        [Requests.RecordPoints] = [StatusCode.OK, StatusCode.Internal],
        [Requests.WatchUserStats] = [StatusCode.InvalidArgument, StatusCode.Internal],
    };

    private readonly ConcurrentDictionary<string, int> _counts = new();

    protected override string[] Arguments => ["--Storage:DemoUsers=50"];

    [TestCase(2_000, 1)]
    [TestCase(120_000, 1_000_000, Category = "Full")]
    public async Task Every_input_is_answered_with_a_status_that_the_contract_names(int inputs, int firstSeed)
    {
        _counts.Clear();
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(() => CallAsync(worker, inputs, firstSeed))));

        TestContext.Out.WriteLine(
            $"{inputs} inputs, seeds {firstSeed} to {firstSeed + inputs - 1}, in {clock.Elapsed.TotalSeconds:0} s; {Memory}.");
        foreach (var (answer, count) in _counts.OrderBy(count => count.Key))
            TestContext.Out.WriteLine($"{answer,-45} {count,7}");
        Assert.That(_counts.Values.Sum(), Is.EqualTo(inputs));
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private async Task CallAsync(int worker, int inputs, int firstSeed)
    {
        var connection = await RawConnection.OpenAsync(Service.Address);
        for (var i = worker; i < inputs; i += Connections)
        {
            // the numbers of streams and the patience of a connection both end
            if (i / Connections % 5_000 == 4_999)
            {
                await connection.DisposeAsync();
                connection = await RawConnection.OpenAsync(Service.Address);
            }

            await CallAsync(connection, firstSeed + i);
        }

        await connection.DisposeAsync();
    }

    private async Task CallAsync(RawConnection connection, int seed)
    {
        var (path, message) = Seeds.All[seed % Seeds.All.Count];
        var input = new Mutation(new Random(seed)).Of(message);
        byte[] body = [.. Requests.Message(input), .. path == Requests.WatchUserStats ? Requests.Message(Seeds.EndOfWatch) : []];

        var answer = await connection.CallAsync(Requests.Headers(path), body);

        var what = $"seed {seed}, {path}, {Convert.ToHexString(input)}: {answer}";
        Assert.That(answer.Status is { } status && Allowed[path].Contains(status), what);
        var sentence = answer.Sentence ?? "";
        Assert.That(Internals.Where(word => sentence.Contains(word, StringComparison.Ordinal)), Is.Empty, what);
        _counts.AddOrUpdate($"{path} {answer.Status}", 1, (_, count) => count + 1);
    }
}
