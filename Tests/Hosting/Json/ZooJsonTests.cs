using CodeFirst.Tests.Wire;
using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Values;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Random values of every message of the zoo are the JSON that Google.Protobuf makes of them, and are read from it.</summary>
[TestFixture]
internal sealed class ZooJsonTests
{
    private const int Values = 200;

    private static IEnumerable<WireMessage> Messages => Travel.Zoo.Messages;

    [TestCaseSource(nameof(Messages))]
    public async Task A_message_is_the_JSON_that_Google_Protobuf_writes(WireMessage message)
    {
        var google = await GoogleJson.Zoo;
        var ours = google.Ours(message.RootName);

        for (var index = 0; index < Values; index++)
        {
            var bytes = message.Root.Serialize(MessageValues.Create(message, seed: 1, index));
            var json = google.Format(message.RootName, bytes);

            Assert.That(GoogleJson.Normal(ours.Write(bytes)), Is.EqualTo(json), $"value {index}");
        }
    }

    [TestCaseSource(nameof(Messages))]
    public async Task JSON_is_the_bytes_that_Google_Protobuf_reads_from_it(WireMessage message)
    {
        var google = await GoogleJson.Zoo;
        var ours = google.Ours(message.RootName);

        for (var index = 0; index < Values; index++)
        {
            var bytes = message.Root.Serialize(MessageValues.Create(message, seed: 2, index));
            var json = google.Format(message.RootName, bytes);
            var theirs = google.Parse(message.RootName, json);

            var read = google.Rewritten(message.RootName, ours.Read(json));

            Assert.That(Convert.ToHexString(read), Is.EqualTo(Convert.ToHexString(theirs)), $"value {index}: {json}");
        }
    }
}
