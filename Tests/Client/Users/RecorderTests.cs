using CodeFirst.Client.Users.Record;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client.Users;

public sealed class RecorderTests
{
    [Test]
    public async Task Record_prints_what_became_of_the_events()
        => Assert.That(
            await RecordAsync(Lines(3), new RecordPointsResponse { Recorded = 2, Duplicates = 1 }),
            Is.EqualTo((0, "recorded=2 duplicates=1 rejected=0\n", "")));

    [Test]
    public async Task Record_names_rejected_events_by_their_lines_and_ends_with_2()
    {
        var reply = new RecordPointsResponse
        {
            Recorded = 2,
            Rejected = 1,
            Rejections = [new() { Position = 1, EventId = "e-1", Reason = RejectionReason.UnknownUser, Message = "There is no user 7." }],
        };

        Assert.That(
            await RecordAsync(Lines(3), reply),
            Is.EqualTo((
                2, "recorded=2 duplicates=0 rejected=1\n", "line 12: event_id 'e-1' rejected: UNKNOWN_USER - There is no user 7.\n")));
    }

    [Test]
    public async Task Record_counts_the_rejected_events_the_service_did_not_name()
    {
        var reply = new RecordPointsResponse
        {
            Rejected = 3,
            Rejections = [new() { Position = 0, EventId = "e-0", Reason = RejectionReason.InvalidPoints, Message = "Points are zero." }],
        };

        Assert.That(
            (await RecordAsync(Lines(3), reply)).Error,
            Does.EndWith("\n2 more events were rejected; the service names only the first.\n"));
    }

    [Test]
    public async Task Record_names_a_position_it_never_sent_as_the_service_does()
    {
        var reply = new RecordPointsResponse
        {
            Rejected = 1,
            Rejections = [new() { Position = 3, EventId = "e-9", Reason = RejectionReason.InvalidEventId, Message = "No." }],
        };

        Assert.That(
            (await RecordAsync(Lines(3), reply)).Error,
            Does.StartWith("event at position 3: event_id 'e-9' rejected: INVALID_EVENT_ID"));
    }

    [Test]
    public async Task Record_sends_all_events_in_order_and_many_to_a_message()
    {
        var messages = new List<RecordPointsRequest>();

        await RecordAsync(Lines(1201), new RecordPointsResponse { Recorded = 1201 }, messages);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', messages.Select(message => message.Events.Count)), Is.EqualTo("500 500 201"));
            Assert.That(messages.SelectMany(message => message.Events), Is.EqualTo(Lines(1201).Select(line => line.Event)));
        });
    }

    [Test]
    public async Task Without_a_reply_record_says_that_it_may_be_run_again()
    {
        var service = new StubUserService { OnRecord = (_, _) => throw Answers.Failure(StatusCode.Unavailable, "Gone.") };
        using var error = new StringWriter();
        var recorder = new Recorder(service, TextWriter.Null, error);

        await Assert.ThatAsync(() => recorder.RunAsync(Lines(1), CallContext.Default), Fails.With(StatusCode.Unavailable));

        Assert.That(error.ToString(), Is.EqualTo(
            "There was no reply, so it is not known which events were recorded; run the same command again, and each is counted once.\n"));
    }

    // event n stands on line 11 + n
    private static List<EventLine> Lines(int count)
        => [.. Enumerable.Range(0, count)
            .Select(n => new EventLine(11 + n, new PointsEvent { EventId = $"e-{n}", UserId = 1, Points = 1 }))];

    private static async Task<(int ExitCode, string Output, string Error)> RecordAsync(
        IReadOnlyList<EventLine> lines, RecordPointsResponse reply, List<RecordPointsRequest>? messages = null)
    {
        var service = new StubUserService
        {
            OnRecord = async (requests, _) =>
            {
                await foreach (var request in requests)
                    messages?.Add(request);
                return reply;
            },
        };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new Recorder(service, output, error).RunAsync(lines, CallContext.Default);
        return (exitCode, output.ToString(), error.ToString());
    }
}
