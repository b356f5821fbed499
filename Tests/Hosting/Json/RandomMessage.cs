using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Random values of a generated message, by its descriptor.</summary>
internal sealed class RandomMessage(Random random)
{
    private const int Deepest = 3;

    private static readonly string[] Texts = ["", "a", "grün", "😀", "\"\\\u0001\u2028", "0"];
    private static readonly double[] Reals = [0, 1, -1.5, 1e300, 5e-324, 16777216, 0.1, 1e16, 123456789012];

    public IMessage Create(MessageDescriptor type, int depth = 0)
    {
        if (WellKnown(type, depth) is { } known)
            return known;
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InFieldNumberOrder())
            if (random.Next(3) == 0)
                Set(message, field, depth);
        return message;
    }

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        var isDeep = depth == Deepest && field is { FieldType: FieldType.Message };
        if (isDeep)
            return;
        if (field.IsMap)
            SetMap((System.Collections.IDictionary)field.Accessor.GetValue(message), field.MessageType, depth);
        else if (field.IsRepeated)
            for (var count = random.Next(4); count > 0; count--)
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Value(field, depth));
        else
            field.Accessor.SetValue(message, Value(field, depth));
    }

    private void SetMap(System.Collections.IDictionary map, MessageDescriptor entry, int depth)
    {
        for (var count = random.Next(4); count > 0; count--)
            // Google.Protobuf refuses an empty name in a Struct
            map[entry.Name == "FieldsEntry" ? "a" : Value(entry.FindFieldByNumber(1), depth)!] = Value(entry.FindFieldByNumber(2), depth);
    }

    private object? Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)Number(),
        FieldType.UInt32 or FieldType.Fixed32 => (uint)Number(),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Number(),
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)Number(),
        FieldType.Float => (float)Real(),
        FieldType.Double => Real(),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.String => Texts[random.Next(Texts.Length)],
        FieldType.Bytes => ByteString.CopyFrom(Bytes(random.Next(5))),
        FieldType.Enum when field.EnumType.FullName == "google.protobuf.NullValue" => NullValue.NullValue,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, random.Next(-1, 4)),
        _ => Unwrapped(Create(field.MessageType, depth + 1)),
    };

    /// <summary>Generated code has wrappers as C#'s nullable types.</summary>
    private static object? Unwrapped(IMessage message) =>
        message.Descriptor.File.Name == "google/protobuf/wrappers.proto" ? message.Descriptor.Fields[1].Accessor.GetValue(message) : message;

    private IMessage? WellKnown(MessageDescriptor type, int depth) => type.FullName switch
    {
        "google.protobuf.Timestamp" => new Timestamp { Seconds = random.NextInt64(-62_135_596_800, 253_402_300_800), Nanos = Nanos() },
        "google.protobuf.Duration" when random.Next(2) * 2 - 1 is var sign =>
            new Duration { Seconds = sign * random.NextInt64(0, 315_576_000_000), Nanos = sign * Nanos() },
        "google.protobuf.FieldMask" => new FieldMask { Paths = { "user_id", "a.b_c" } },
        "google.protobuf.Any" when depth < Deepest => Any.Pack(random.Next(2) == 0 ? new Empty() : new StringValue { Value = "a" }),
        "google.protobuf.Any" => Any.Pack(new Duration { Seconds = 1 }),
        "google.protobuf.Value" => random.Next(depth < Deepest ? 6 : 4) switch
        {
            0 => Google.Protobuf.WellKnownTypes.Value.ForNull(),
            1 => Google.Protobuf.WellKnownTypes.Value.ForNumber(Reals[random.Next(Reals.Length)]),
            2 => Google.Protobuf.WellKnownTypes.Value.ForString(Texts[random.Next(Texts.Length)]),
            3 => Google.Protobuf.WellKnownTypes.Value.ForBool(random.Next(2) == 0),
            4 => Google.Protobuf.WellKnownTypes.Value.ForStruct((Struct)Create(Struct.Descriptor, depth + 1)),
            _ => Google.Protobuf.WellKnownTypes.Value.ForList((Google.Protobuf.WellKnownTypes.Value)Create(type, depth + 1)),
        },
        _ => null,
    };

    private long Number() => random.Next(3) switch
    {
        0 => random.Next(-2, 3),
        1 => random.Next(2) == 0 ? long.MinValue : long.MaxValue,
        _ => random.NextInt64() >> random.Next(64),
    };

    private double Real() => random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        _ => Reals[random.Next(Reals.Length)],
    };

    private int Nanos() => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(1000) * 1_000_000,
        2 => random.Next(1_000_000) * 1_000,
        _ => random.Next(1_000_000_000),
    };

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
