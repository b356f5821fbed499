using Google.Protobuf;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Random values of what protobuf has, protobuf's own messages among them, in Google.Protobuf's JSON and ours.</summary>
[TestFixture]
internal sealed class GoldenJsonTests
{
    private const string Golden = "golden.Golden";

    [Test]
    public async Task A_value_is_the_same_JSON_and_is_read_as_the_same_bytes([Range(1, 300)] int seed)
    {
        var google = await GoogleJson.Golden;
        var message = new RandomMessage(new Random(seed)).Create(google.Theirs(Golden));
        var json = google.Format(message);

        Assert.That(GoogleJson.Normal(google.Ours(Golden).Write(message.ToByteArray())), Is.EqualTo(json));
        Assert.That(
            Convert.ToHexString(google.Rewritten(Golden, google.Ours(Golden).Read(json, refusesUnknown: true))),
            Is.EqualTo(Convert.ToHexString(google.Parse(Golden, json))),
            json);
    }
}
