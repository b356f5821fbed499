using System.Buffers.Binary;
using System.Text;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>Messages in the envelopes of a stream, written by hand.</summary>
internal static class Envelopes
{
    public static byte[] Of(byte flags, byte[] message)
    {
        var envelope = new byte[5 + message.Length];
        envelope[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(envelope.AsSpan(1), (uint)message.Length);
        message.CopyTo(envelope, 5);
        return envelope;
    }

    public static byte[] Json(params string[] messages) => [.. messages.SelectMany(message => Of(0, Encoding.UTF8.GetBytes(message)))];

    public static async Task<IReadOnlyList<(byte Flags, byte[] Message)>> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        List<(byte, byte[])> all = [];
        for (var at = 0; at < body.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(at + 1));
            all.Add((body[at], body[(at + 5)..(at + 5 + length)]));
            at += 5 + length;
        }

        return all;
    }

    public static async Task<IReadOnlyList<string>> ReadTextAsync(HttpResponseMessage response) =>
        [.. (await ReadAsync(response)).Select(envelope => $"{envelope.Flags} {Encoding.UTF8.GetString(envelope.Message)}")];
}
