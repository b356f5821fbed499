using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Frames that ask for an answer each, sent by a peer that reads none of them.</summary>
[TestFixture]
internal sealed class FloodTests : HostileFixture
{
    private const int Frames = 100_000;

    private static IEnumerable<TestCaseData> Floods()
    {
        yield return new TestCaseData(new Frame(FrameType.Ping, 0, 0, new byte[8])).SetArgDisplayNames("PING");
        yield return new TestCaseData(Frame.Settings()).SetArgDisplayNames("SETTINGS without a setting");
        yield return new TestCaseData(Frame.Settings((4, 65_535))).SetArgDisplayNames("SETTINGS of the window");
    }

    [TestCaseSource(nameof(Floods))]
    public async Task A_hundred_thousand_of_them_are_answered_in_turn_and_held_nowhere(Frame frame)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        var block = Enumerable.Repeat(frame, 1_000).ToList();

        for (var sent = 0; sent < Frames; sent += block.Count)
            await connection.SendAsync(block);

        var answers = 0;
        while (answers < Frames)
            if ((await connection.ReceiveAsync(frame.Type)).Flags == Frame.Ack)
                answers++;
        TestContext.Out.WriteLine($"{Frames} frames of type {frame.Type}: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
        Assert.That((await connection.CallAsync(Requests.Headers(), Requests.User42)).HttpStatus, Is.EqualTo("200"));
    }

    [Test]
    public async Task Empty_frames_of_data_are_taken_and_held_nowhere()
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        var stream = connection.NextStream();
        await connection.SendAsync(Frame.Headers(stream, Requests.Headers()));
        var block = Enumerable.Repeat(Frame.Data(stream, default), 1_000).ToList();

        for (var sent = 0; sent < Frames; sent += block.Count)
            await connection.SendAsync(block);
        await connection.SendAsync(Frame.Data(stream, Requests.User42, end: true));

        Assert.That((await connection.AnswerAsync(stream)).HttpStatus, Is.EqualTo("200"));
        TestContext.Out.WriteLine($"{Frames} empty frames of data: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }
}
