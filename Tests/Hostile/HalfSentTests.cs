using System.Net;
using System.Net.Http.Headers;
using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Messages whose length says 4 MiB, of which all but the last byte comes, and then nothing.</summary>
[TestFixture, Category("Full")]
internal sealed class HalfSentTests : HostileFixture
{
    private const int Length = 4 * 1024 * 1024;
    private const int Calls = 20;

    // no more than what was sent, twice: pages of the pipe are not always full
    private const long MostBytes = 2L * Calls * Length;

    [Test]
    public async Task What_was_sent_is_held_and_no_more_until_its_caller_leaves()
    {
        using var client = new HttpClient();
        using var leaving = new CancellationTokenSource();
        var halves = Enumerable.Range(0, Calls).Select(_ => new HalfMessage(Length)).ToList();

        var calls = halves
            .Select(half => client.SendAsync(Request(half), HttpCompletionOption.ResponseHeadersRead, leaving.Token))
            .ToList();
        await Task.WhenAll(halves.Select(half => half.Sent));

        TestContext.Out.WriteLine($"{Calls} messages of {Length >> 20} MiB but for a byte, over one connection: {Memory}.");
        Assert.That(Growth, Is.LessThan(MostBytes));
        await leaving.CancelAsync();
        foreach (var call in calls)
            await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    private HttpRequestMessage Request(HttpContent body) => new(HttpMethod.Post, new Uri(Service.Address, Requests.RecordPoints))
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Headers = { TE = { new TransferCodingWithQualityHeaderValue("trailers") } },
        Content = body,
    };

    private sealed class HalfMessage : HttpContent
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _bytes;

        public HalfMessage(int length)
        {
            _bytes = Requests.Message(new byte[length - 1], length: (uint)length);
            Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        public Task Sent => _sent.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(_bytes, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
