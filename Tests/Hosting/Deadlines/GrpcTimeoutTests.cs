using CodeFirst.Hosting.Internal.Deadlines;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>The header <c>grpc-timeout</c>.</summary>
[TestFixture]
internal sealed class GrpcTimeoutTests
{
    [TestCase("1H", 3600)]
    [TestCase("2M", 120)]
    [TestCase("99999999S", 99999999)]
    [TestCase("250m", 0.25)]
    [TestCase("1000u", 0.001)]
    [TestCase("1000000n", 0.001)]
    public void Every_unit_is_read(string header, double seconds)
        => Assert.That(GrpcTimeout.Read(header), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("S")]
    [TestCase("0S")]
    [TestCase("5")]
    [TestCase("5s")]
    [TestCase("-5S")]
    [TestCase("1.5S")]
    [TestCase("100000000S")]
    public void What_gRPC_does_not_understand_is_no_deadline(string? header) => Assert.That(GrpcTimeout.Read(header), Is.Null);

    [Test]
    public void The_longest_ceiling_is_written_in_8_digits()
        => Assert.That(GrpcTimeout.Read(GrpcTimeout.Write(TimeSpan.FromDays(1))), Is.EqualTo(TimeSpan.FromDays(1)));
}
