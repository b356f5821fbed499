using CodeFirst.Annotations;
using NUnit.Framework;

namespace CodeFirst.Tests.Contracts;

[TestFixture]
internal sealed class DefaultTimeoutTests
{
    [TestCase(0.001)]
    [TestCase(2.5)]
    [TestCase(86_400)]
    public void A_timeout_within_bounds_is_taken(double seconds) =>
        Assert.That(new DefaultTimeoutAttribute(seconds).Timeout, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(0.0009)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_timeout_out_of_bounds_is_refused_with_an_example(double seconds) => Assert.That(
        () => new DefaultTimeoutAttribute(seconds),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(
            "A default timeout is 0.001 seconds or more, for example [DefaultTimeout(2.5)]."));
}
