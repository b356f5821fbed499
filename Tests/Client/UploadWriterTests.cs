using CodeFirst.Client.Internal.Uploads;
using Grpc.Core;
using Moq;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>What becomes of a message that could not be written: it is written again, or the upload stays without an end.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class UploadWriterTests
{
    private readonly Mock<IClientStreamWriter<string>> _stream = new(MockBehavior.Strict);
    private readonly CallBoundSource<string> _source = new(AsyncEnumerable.Empty<string>());

    private UploadWriter<string> Writer => field ??= new UploadWriter<string>(_stream.Object, _source);

    [Test]
    public async Task A_write_that_fails_while_the_call_goes_on_is_made_again()
    {
        _stream.SetupSequence(stream => stream.WriteAsync("points"))
            .ThrowsAsync(new RpcException(new Status(StatusCode.Unavailable, "The attempt failed.")))
            .Returns(Task.CompletedTask);
        _stream.Setup(stream => stream.CompleteAsync()).Returns(Task.CompletedTask);

        await Writer.WriteAsync("points");
        await Writer.CompleteAsync();

        _stream.Verify(stream => stream.WriteAsync("points"), Times.Exactly(2));
        _stream.Verify(stream => stream.CompleteAsync(), Times.Once);
    }

    [Test]
    public async Task What_could_not_be_written_is_never_followed_by_the_end_of_the_upload()
    {
        _stream.Setup(stream => stream.WriteAsync("points"))
            .ThrowsAsync(new RpcException(new Status(StatusCode.Unavailable, "The call failed.")));
        _source.End();

        await Writer.WriteAsync("points");
        await Writer.CompleteAsync();

        _stream.Verify(stream => stream.CompleteAsync(), Times.Never);
    }
}
