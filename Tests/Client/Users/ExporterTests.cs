using CodeFirst.Client.Users.Export;
using CodeFirst.Contracts;
using Grpc.Core;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client.Users;

public sealed class ExporterTests
{
    private readonly Mock<IUserService> _users = new(MockBehavior.Strict);

    [Test]
    public async Task Export_writes_a_header_and_a_line_for_each_user_of_each_chunk()
        => Assert.That(
            (await ExportAsync([Answers.Chunk(1, 2), Answers.Chunk(7)])).Output,
            Is.EqualTo("user_id,username,total_points,is_active\n1,user_1,100,true\n2,user_2,200,true\n7,user_7,700,true\n"));

    [Test]
    public async Task Export_of_nobody_writes_the_header()
        => Assert.That((await ExportAsync([])).Output, Is.EqualTo("user_id,username,total_points,is_active\n"));

    [Test]
    public async Task Export_behind_what_is_there_writes_no_header()
        => Assert.That((await ExportAsync([Answers.Chunk(7)], wantsHeader: false)).Output, Is.EqualTo("7,user_7,700,true\n"));

    [TestCase("plain", "plain")]
    [TestCase("", "")]
    [TestCase("with,comma", "\"with,comma\"")]
    [TestCase("with \"quotes\"", "\"with \"\"quotes\"\"\"")]
    [TestCase("two\nlines", "\"two\nlines\"")]
    [TestCase("two\r\nlines", "\"two\r\nlines\"")]
    [TestCase("Zoë 🦉", "Zoë 🦉")]
    public async Task Names_are_quoted_as_RFC_4180_says(string name, string written)
    {
        var chunk = new ExportUserStatsResponse { UserIds = [1], Usernames = [name], TotalPoints = [-5], IsActive = [false] };

        var (output, _) = await ExportAsync([chunk], wantsHeader: false);

        Assert.That(output, Is.EqualTo($"1,{written},-5,false\n"));
    }

    [Test]
    public async Task Away_from_a_terminal_progress_is_one_line_at_the_end()
        => Assert.That(
            (await ExportAsync([Answers.Chunk(1, 2), Answers.Chunk(7)])).Error,
            Is.EqualTo("exported 3 users in 2 chunks, last user_id 7\n"));

    [Test]
    public async Task On_a_terminal_progress_is_one_line_written_over_and_over()
        => Assert.That(
            (await ExportAsync([Answers.Chunk(1, 2), Answers.Chunk(7)], isTerminal: true)).Error,
            Is.EqualTo(
                "\rexported 2 users in 1 chunk, last user_id 2\rexported 3 users in 2 chunks, last user_id 7"
                + "\rexported 3 users in 2 chunks, last user_id 7\n"));

    [Test]
    public async Task Export_of_nobody_says_so()
        => Assert.That((await ExportAsync([])).Error, Is.EqualTo("exported 0 users\n"));

    [Test]
    public async Task A_break_midway_says_how_to_resume()
    {
        var (output, error) = await ExportAsync(
            [Answers.Chunk(1, 2)], failure: Answers.Failure(StatusCode.Unavailable, "The service is stopping."));

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.EndWith("\n2,user_2,200,true\n"));
            Assert.That(error, Is.EqualTo(
                "exported 2 users in 1 chunk, last user_id 2; "
                + "the export broke, and the same command with --after 2 --append exports the rest\n"));
        });
    }

    [Test]
    public async Task A_failure_before_the_first_user_leaves_the_word_to_the_failure()
        => Assert.That((await ExportAsync([], failure: Answers.Failure(StatusCode.Unavailable, "Nobody is there."))).Error, Is.Empty);

    [Test]
    public async Task Columns_of_different_lengths_are_INTERNAL_and_write_nobody()
    {
        var chunk = new ExportUserStatsResponse { UserIds = [1, 2], Usernames = ["a"], TotalPoints = [1, 2, 3], IsActive = [] };
        _users
            .Setup(users => users.ExportUserStats(It.IsAny<ExportUserStatsRequest>(), It.IsAny<CallContext>()))
            .Returns(Answers.Stream([chunk]));
        using var output = new StringWriter();
        var exporter = new Exporter(
            _users.Object, new ExportTarget(output, WantsHeader: false, ""), new ExportProgress(TextWriter.Null, isTerminal: false, ""));

        await Assert.ThatAsync(
            () => exporter.RunAsync(new ExportUserStatsRequest(), CallContext.Default),
            Fails.With(StatusCode.Internal).And.Property(nameof(RpcException.Status)).Property(nameof(Status.Detail)).EqualTo(
                "The service sent columns of different lengths: 2 user_ids, 1 usernames, 3 total_points, 0 is_active."));
        Assert.That(output.ToString(), Is.Empty);
    }

    private async Task<(string Output, string Error)> ExportAsync(
        ExportUserStatsResponse[] chunks, bool wantsHeader = true, bool isTerminal = false, RpcException? failure = null)
    {
        var request = new ExportUserStatsRequest { ActiveOnly = true };
        _users.Setup(users => users.ExportUserStats(request, It.IsAny<CallContext>())).Returns(Answers.Stream(chunks, failure));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exporter = new Exporter(
            _users.Object, new ExportTarget(output, wantsHeader, " --append"), new ExportProgress(error, isTerminal, " --append"));

        if (failure is null)
            Assert.That(await exporter.RunAsync(request, CallContext.Default), Is.Zero);
        else
            await Assert.ThatAsync(() => exporter.RunAsync(request, CallContext.Default), Fails.With(failure.StatusCode));
        return (output.ToString(), error.ToString());
    }
}
