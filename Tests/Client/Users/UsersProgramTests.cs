using System.Threading.Channels;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client.Users;

/// <summary>The console program as its users meet it: a process, its output and its exit code.</summary>
public sealed class UsersProgramTests
{
    [Test]
    public async Task Get_prints_one_line()
    {
        await using var host = await StubUserServiceHost.StartAsync(Getting(Answers.CloudArchitect));

        Assert.That(
            await UsersProgram.RunAgainstAsync(host, "get", "42"),
            Is.EqualTo(new ProgramResult(0, "User: Cloud_Architect | Points: 1500\n", "")));
    }

    [Test]
    public async Task The_environment_sets_the_default_address()
    {
        await using var host = await StubUserServiceHost.StartAsync(Getting(Answers.CloudArchitect));

        Assert.That((await UsersProgram.RunWithEnvironmentAsync(host.Address, "get", "42")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_failed_call_prints_status_and_sentence_and_has_its_own_exit_code()
    {
        await using var host = await StubUserServiceHost.StartAsync(
            new StubUserService { OnGet = (_, _) => throw Answers.Failure(StatusCode.NotFound, "There is no user -7.") });

        Assert.That(
            await UsersProgram.RunAgainstAsync(host, "get", "-7"),
            Is.EqualTo(new ProgramResult(69, "", "RPC failed: NOT_FOUND - There is no user -7.\n")));
    }

    [Test]
    public async Task Timeout_sets_the_deadline()
    {
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return Answers.CloudArchitect;
            },
        });

        Assert.That(await UsersProgram.RunAgainstAsync(host, "get", "42", "--timeout", "0.3"), Is.EqualTo(new ProgramResult(
            68, "", "RPC failed: DEADLINE_EXCEEDED - There was no answer in time; --timeout SECONDS sets how long to wait.\n")));
    }

    [Test]
    public async Task A_service_that_is_not_there_is_UNAVAILABLE()
    {
        var host = await StubUserServiceHost.StartAsync(new StubUserService());
        var address = host.Address;
        await host.DisposeAsync();

        var result = await UsersProgram.RunAsync("get", "42", "--address", address);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(78));
            Assert.That(result.Error, Does.StartWith("RPC failed: UNAVAILABLE - "));
        });
    }

    [TestCase("Required argument 'ID' missing for command: 'get'.", "get")]
    [TestCase("Cannot parse argument 'x' for command 'get' as expected type 'System.Int32'.", "get", "x")]
    [TestCase("Unrecognized command or argument 'gets'.", "gets")]
    [TestCase("Unrecognized command or argument '--quick'.", "get", "42", "--quick")]
    [TestCase("--timeout '0' must be a number of seconds from 0.001 to 31536000, for example", "get", "42", "--timeout", "0")]
    [TestCase("--timeout 'NaN' must be a number of seconds from 0.001 to 31536000, for example", "get", "42", "--timeout", "NaN")]
    [TestCase("The address 'here' must be http://HOST:PORT or https://HOST:PORT", "get", "42", "--address", "here")]
    [TestCase("--append needs the file to add to: --output FILE.", "export", "--append")]
    [TestCase("Could not find a part of the path '/nowhere/events.csv'.", "record", "/nowhere/events.csv")]
    public async Task A_usage_error_is_said_on_stderr_and_ends_with_1(string sentence, params string[] arguments)
    {
        var result = await UsersProgram.RunAsync(arguments);

        Assert.Multiple(() =>
        {
            Assert.That(result.Error, Does.Contain(sentence));
            Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        });
    }

    [Test]
    public async Task Help_tells_the_commands_and_the_exit_codes()
    {
        var result = await UsersProgram.RunAsync("--help");

        Assert.That(result.Output, Does.Contain("get <ID>").And.Contain("export").And.Contain("record <FILE>").And.Contain("watch <ID>")
            .And.Contain("64+N a call failed with the gRPC status number N").And.Contain("RPC failed: STATUS - SENTENCE"));
    }

    [Test]
    public async Task Export_passes_its_options_on_and_writes_CSV_to_stdout()
    {
        ExportUserStatsRequest? asked = null;
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnExport = (request, _) =>
            {
                asked = request;
                return Answers.Stream([Answers.Chunk(11, 12), Answers.Chunk(13)]);
            },
        });

        var result = await UsersProgram.RunAgainstAsync(
            host, "export", "--after", "10", "--up-to", "20", "--active-only", "--max-chunk-bytes", "2048");

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new ProgramResult(
                0,
                "user_id,username,total_points,is_active\n11,user_11,1100,true\n12,user_12,1200,true\n13,user_13,1300,true\n",
                "exported 3 users in 2 chunks, last user_id 13\n")));
            Assert.That(asked, Is.EqualTo(
                new ExportUserStatsRequest { AfterUserId = 10, UpToUserId = 20, ActiveOnly = true, MaxChunkBytes = 2048 }));
        });
    }

    [Test]
    public async Task An_export_that_broke_is_resumed_into_the_same_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("users.csv");
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnExport = (request, _) => request.AfterUserId == 0
                ? Answers.Stream([Answers.Chunk(1, 2)], Answers.Failure(StatusCode.Unavailable, "The service is stopping."))
                : Answers.Stream([Answers.Chunk(request.AfterUserId + 1)]),
        });

        var broken = await UsersProgram.RunAgainstAsync(host, "export", "--output", file);
        var resumed = await UsersProgram.RunAgainstAsync(host, "export", "--output", file, "--after", "2", "--append");

        Assert.Multiple(async () =>
        {
            Assert.That(broken, Is.EqualTo(new ProgramResult(
                78,
                "",
                "exported 2 users in 1 chunk, last user_id 2; "
                + "the export broke, and the same command with --after 2 --append exports the rest\n"
                + "RPC failed: UNAVAILABLE - The service is stopping.\n")));
            Assert.That(resumed, Is.EqualTo(new ProgramResult(0, "", "exported 1 user in 1 chunk, last user_id 3\n")));
            Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(
                "user_id,username,total_points,is_active\n1,user_1,100,true\n2,user_2,200,true\n3,user_3,300,true\n"));
        });
    }

    [Test]
    public async Task Record_sends_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("events.csv");
        await File.WriteAllTextAsync(file, "event_id,user_id,points\ne-1,42,10\ne-2,43,-5\n");
        var sent = new List<PointsEvent>();
        await using var host = await StubUserServiceHost.StartAsync(Recording(sent));

        var result = await UsersProgram.RunAgainstAsync(host, "record", file);

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new ProgramResult(0, "recorded=2 duplicates=0 rejected=0\n", "")));
            Assert.That(sent, Is.EqualTo(new PointsEvent[]
            {
                new() { EventId = "e-1", UserId = 42, Points = 10 },
                new() { EventId = "e-2", UserId = 43, Points = -5 },
            }));
        });
    }

    [Test]
    public async Task Record_sends_standard_input()
    {
        await using var host = await StubUserServiceHost.StartAsync(Recording([]));
        await using var program = UsersProgram.StartAgainst(host, "record", "-");
        await program.Input.WriteAsync("event_id,user_id,points\ne-1,42,10\n");
        program.Input.Close();

        Assert.That((await program.WaitForExitAsync()).Output, Is.EqualTo("recorded=1 duplicates=0 rejected=0\n"));
    }

    [Test]
    public async Task Record_of_a_malformed_file_names_the_line_and_sends_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("events.csv");
        await File.WriteAllTextAsync(file, "event_id,user_id,points\ne-1,42,10\ne-2,who,-5\n");
        var sent = new List<PointsEvent>();
        await using var host = await StubUserServiceHost.StartAsync(Recording(sent));

        var result = await UsersProgram.RunAgainstAsync(host, "record", file);

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new ProgramResult(
                1,
                "",
                $"{file} line 3: the user_id 'who' is not a whole number of 32 bits.\n"
                + "Nothing was sent: correct this line and run the command again.\n")));
            Assert.That(sent, Is.Empty);
        });
    }

    [Test]
    public async Task Record_keeps_the_status_of_a_service_that_refuses_before_it_has_read_everything()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("events.csv");
        await File.WriteAllLinesAsync(file, ["event_id,user_id,points", .. Enumerable.Range(0, 200_000).Select(n => $"event-{n},42,1")]);
        await using var host = await StubUserServiceHost.StartAsync(
            new StubUserService { OnRecord = (_, _) => throw Answers.Failure(StatusCode.PermissionDenied, "You may not record.") });

        var result = await UsersProgram.RunAgainstAsync(host, "record", file);

        Assert.That(
            (result.ExitCode, result.Error.Split('\n')[1]),
            Is.EqualTo((71, "RPC failed: PERMISSION_DENIED - You may not record.")));
    }

    [Test]
    public async Task Watch_prints_changes_until_Ctrl_C()
    {
        var changes = Channel.CreateUnbounded<WatchUserStatsResponse>();
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnWatch = (_, context) => changes.Reader.ReadAllAsync(context.CancellationToken),
        });
        await using var program = UsersProgram.StartAgainst(host, "watch", "42", "99");

        await changes.Writer.WriteAsync(new WatchUserStatsResponse { UserId = 42, Stats = Answers.CloudArchitect });
        await program.WaitForOutputAsync(@"^user_id=42 User: Cloud_Architect \| Points: 1500 \| active$");
        await changes.Writer.WriteAsync(new WatchUserStatsResponse { UserId = 99 });
        await program.WaitForOutputAsync("^user_id=99 unknown: there is no user with this id$");
        await program.SignalAsync("INT");
        var result = await program.WaitForExitAsync();

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((130, "")));
    }

    private static StubUserService Getting(UserResponse user) => new() { OnGet = (_, _) => ValueTask.FromResult(user) };

    private static StubUserService Recording(List<PointsEvent> sent) => new()
    {
        OnRecord = async (requests, _) =>
        {
            await foreach (var request in requests)
                sent.AddRange(request.Events);
            return new RecordPointsResponse { Recorded = sent.Count };
        },
    };
}
