using CodeFirst.Schema;
using CodeFirst.Tests.Support;
using CodeFirst.Wire;
using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Relays;
using NUnit.Framework;

namespace CodeFirst.Tests.Wire;

/// <summary>What becomes of a run whose relay is at fault.</summary>
internal sealed class RelayTests
{
    [Test]
    public async Task A_relay_that_loses_the_fields_of_a_newer_contract_is_found()
    {
        // protobuf-net keeps what it does not know only where a type asks for it
        var results = await RunAsync(Reserialize);

        Assert.That(
            results.SelectMany(message => message.Failures).Select(failure => failure.ToString()).First(),
            Is.EqualTo(new ValueFailure("user.UserRequest", 1, 3, "the fields of a newer contract were lost on the way").ToString()));
        Assert.That(results.Select(message => message.Failures.Count), Is.All.EqualTo(5), "every fourth of 20 values carries them");
    }

    [Test]
    public async Task A_relay_that_writes_other_bytes_is_found()
    {
        var results = await RunAsync((_, _) => []);

        var failures = results.Single(message => message.Message == "user.UserResponse").Failures;
        Assert.That(
            failures.Select(failure => failure.Difference),
            Has.Some.EqualTo("IsActive: C# wrote \"true\", C# read back \"false\""));
    }

    [Test]
    public async Task A_relay_that_writes_half_a_value_is_found()
    {
        var results = await RunAsync((_, bytes) => bytes[..(bytes.Length / 2)]);

        var failures = results.Single(message => message.Message == "user.PointsEvent").Failures;
        Assert.That(failures.Select(failure => failure.Difference), Has.Some.StartsWith("C# could not read it back: "));
    }

    [Test]
    public async Task A_relay_that_misses_its_tools_says_which_and_how_to_install_them()
    {
        var failure = (await Assert.ThrowsAsync<RelayException>(() => RunAsync(Reserialize, tools: ["/usr/bin/sh", "/nowhere/protoc"])))!;

        Assert.That(
            failure.Message,
            Is.EqualTo("The Forgetful relay needs '/nowhere/protoc', which is missing; install it with: apt-get install memory"));
    }

    [Test]
    public async Task A_message_that_the_contract_does_not_have_is_refused_with_those_it_has()
    {
        var failure = (await Assert.ThrowsAsync<RelayException>(
            () => RunAsync(Reserialize, new WireOptions { Message = "user.Nobody" })))!;

        Assert.That(
            failure.Message,
            Does.StartWith("'user.Nobody' is no message of the contract; there are: user.UserRequest, user.UserResponse, "));
    }

    private static async Task<IReadOnlyList<MessageResult>> RunAsync(
        Func<WireMessage, byte[], byte[]> write, WireOptions? options = null, params string[] tools)
    {
        using var folder = new TemporaryFolder();
        var relay = new Forgetful(folder.FullName, write, tools);
        return await new WireRun([Travel.Users], [relay], options ?? new WireOptions { Values = 20 }).ExecuteAsync(folder.FullName);
    }

    private static byte[] Reserialize(WireMessage message, byte[] bytes) =>
        message.Serialize(message.Deserialize(bytes));

    /// <summary>A relay in this process.</summary>
    private sealed class Forgetful(string folder, Func<WireMessage, byte[], byte[]> write, string[] tools) : Relay(folder)
    {
        public override string Name => nameof(Forgetful);

        public override string Install => "apt-get install memory";

        protected override IReadOnlyList<string> Needs => tools;

        public override Task RunAsync(string source, string target, CancellationToken cancellationToken)
        {
            using var incoming = new BinaryReader(File.OpenRead(source));
            using var outgoing = new BinaryWriter(File.Create(target));
            while (incoming.BaseStream.Position < incoming.BaseStream.Length)
            {
                var frame = Frame.Read(incoming);
                var message = Travel.Users.Messages.Single(message => message.Name == frame.Message);
                (frame with { Bytes = write(message, frame.Bytes) }).Write(outgoing);
            }

            return Task.CompletedTask;
        }

        protected override Task GenerateAsync(IReadOnlyList<SchemaFile> files, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
