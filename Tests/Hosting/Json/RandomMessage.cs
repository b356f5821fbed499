using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Random values of a generated message, by its descriptor.</summary>
internal sealed class RandomMessage(Random random)
{
    private const int Deepest = 3;

    private readonly RandomScalars _scalars = new(random);

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
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)_scalars.Number(),
        FieldType.UInt32 or FieldType.Fixed32 => (uint)_scalars.Number(),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => _scalars.Number(),
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)_scalars.Number(),
        FieldType.Float => (float)_scalars.Real(),
        FieldType.Double => _scalars.Real(),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.String => _scalars.Text(),
        FieldType.Bytes => ByteString.CopyFrom(_scalars.Bytes(random.Next(5))),
        FieldType.Enum when field.EnumType.FullName == "google.protobuf.NullValue" => NullValue.NullValue,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, random.Next(-1, 4)),
        _ => Unwrapped(Create(field.MessageType, depth + 1)),
    };

    /// <summary>Generated code has wrappers as C#'s nullable types.</summary>
    private static object? Unwrapped(IMessage message) =>
        message.Descriptor.File.Name == "google/protobuf/wrappers.proto" ? message.Descriptor.Fields[1].Accessor.GetValue(message) : message;

    private IMessage? WellKnown(MessageDescriptor type, int depth) => type.FullName switch
    {
        "google.protobuf.Timestamp" => new Timestamp { Seconds = random.NextInt64(-62_135_596_800, 253_402_300_800), Nanos = _scalars.Nanos() },
        "google.protobuf.Duration" when random.Next(2) * 2 - 1 is var sign =>
            new Duration { Seconds = sign * random.NextInt64(0, 315_576_000_000), Nanos = sign * _scalars.Nanos() },
        "google.protobuf.FieldMask" => new FieldMask { Paths = { "user_id", "a.b_c" } },
        "google.protobuf.Any" when depth < Deepest => Any.Pack(random.Next(2) == 0 ? new Empty() : new StringValue { Value = "a" }),
        "google.protobuf.Any" => Any.Pack(new Duration { Seconds = 1 }),
        "google.protobuf.Value" => random.Next(depth < Deepest ? 6 : 4) switch
        {
            0 => Google.Protobuf.WellKnownTypes.Value.ForNull(),
            1 => Google.Protobuf.WellKnownTypes.Value.ForNumber(_scalars.FiniteReal()),
            2 => Google.Protobuf.WellKnownTypes.Value.ForString(_scalars.Text()),
            3 => Google.Protobuf.WellKnownTypes.Value.ForBool(random.Next(2) == 0),
            4 => Google.Protobuf.WellKnownTypes.Value.ForStruct((Struct)Create(Struct.Descriptor, depth + 1)),
            _ => Google.Protobuf.WellKnownTypes.Value.ForList((Google.Protobuf.WellKnownTypes.Value)Create(type, depth + 1)),
        },
        _ => null,
    };
}
