using System.Buffers;
using System.Text;
using CodeFirst.Hosting.Internal.Json;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>JSON as text.</summary>
internal static class JsonExtensions
{
    public static byte[] Read(this JsonMessage message, string json, bool refusesUnknown = false) =>
        message.ReadJson(Encoding.UTF8.GetBytes(json), refusesUnknown);

    public static string Write(this JsonMessage message, ReadOnlySpan<byte> proto)
    {
        var json = new ArrayBufferWriter<byte>();
        message.WriteJson(proto, json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
