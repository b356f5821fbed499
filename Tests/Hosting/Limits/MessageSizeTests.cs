using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Hosting.Limits;

/// <summary>How large messages may be.</summary>
[TestFixture]
internal sealed class MessageSizeTests
{
    private static readonly Words Large = new() { Text = new string('x', 2000) };

    [Test]
    public async Task A_request_that_is_too_large_is_refused_with_its_size_and_the_limit()
        => await ExpectAsync(
            echo => echo.Say(Large).AsTask(), new Words(), nameof(IEveryShape.Say), "REQUEST_TOO_LARGE", $"A message of the request of {{0}} is {Size:N0} bytes, larger than");

    [Test]
    public async Task A_message_of_an_upload_that_is_too_large_is_refused_with_its_size_and_the_limit()
        => await ExpectAsync(
            echo => echo.Join(new[] { new Words(), Large }.ToAsyncEnumerable()).AsTask(),
            new Words(),
            nameof(IEveryShape.Join),
            "REQUEST_TOO_LARGE",
            $"A message of the request of {{0}} is {Size:N0} bytes, larger than");

    [Test]
    public async Task A_message_of_a_conversation_that_is_too_large_is_refused_when_answers_have_gone_already()
        => await ExpectAsync(
            echo => echo.Talk(new[] { new Words(), Large }.ToAsyncEnumerable()).ToListAsync().AsTask(),
            new Words(),
            nameof(IEveryShape.Talk),
            "REQUEST_TOO_LARGE",
            $"A message of the request of {{0}} is {Size:N0} bytes, larger than");

    [TestCase(nameof(IEveryShape.Say))]
    [TestCase(nameof(IEveryShape.Repeat))]
    [TestCase(nameof(IEveryShape.Join))]
    [TestCase(nameof(IEveryShape.Talk))]
    public async Task A_response_that_is_too_large_is_not_sent(string shape)
        => await ExpectAsync(
            echo => FailingEcho.Calls[shape](echo, default), Large, shape, "RESPONSE_TOO_LARGE", "A message of the response of {0} is larger than");

    [Test]
    public async Task A_message_below_the_limits_travels()
    {
        await using var host = await StartAsync(new Words { Text = new string('x', 900) });
        using var client = host.CreateClient<IEveryShape>();

        Assert.That((await client.Service.Say(new Words { Text = new string('y', 900) })).Text, Has.Length.EqualTo(900));
    }

    private static long Size
    {
        get
        {
            using var written = new MemoryStream();
            Serializer.Serialize(written, Large);
            return written.Length;
        }
    }

    private static Task<ContractHost> StartAsync(Words reply) => ContractHost.StartAsync(
        new FailingEcho(_ => Task.FromResult(reply)),
        services => services.Configure<LimitOptions>(options => options.MaxReceiveMessageSize = options.MaxSendMessageSize = 1000));

    private static async Task ExpectAsync(Func<IEveryShape, Task> call, Words reply, string operation, string reason, string sentence)
    {
        await using var host = await StartAsync(reply);
        using var client = host.CreateClient<IEveryShape>();

        var failed = (await Assert.ThrowsAsync<RpcException>(() => call(client.Service)))!;

        Assert.That(failed.Status, Is.EqualTo(new Status(
            StatusCode.ResourceExhausted,
            $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, $"/hosting.EveryShape/{operation}")} "
            + "the 1,000 bytes that the service allows. Send it in parts.")));
        Assert.That(failed.Failure().ErrorInfo!.Reason, Is.EqualTo(reason));
    }
}
