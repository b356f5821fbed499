using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using CodeFirst.Schema.Types;
using ProtoBuf;
using Wire = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Schema.OpenApi;

/// <summary>C# values as protobuf writes them in JSON, and out of the text of an example.</summary>
internal static class ScalarText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Whether JSON has it as text, since its numbers are doubles.</summary>
    public static bool IsLong(Wire type) => type is Wire.Int64 or Wire.Sint64 or Wire.Sfixed64 or Wire.Uint64 or Wire.Fixed64;

    /// <returns><see langword="null"/> when the value is of a type that no field has.</returns>
    public static JsonNode? Json(object value, Wire type) => value switch
    {
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        Enum constant => JsonValue.Create(Name(constant)),
        char letter => JsonValue.Create((int)letter),
        float number when !float.IsFinite(number) => NotFinite(number),
        double number when !double.IsFinite(number) => NotFinite(number),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        decimal amount => JsonValue.Create(amount.ToString(Invariant)),
        Guid id when type == Wire.Bytes => JsonValue.Create(Convert.ToBase64String(id.ToByteArray(bigEndian: true))),
        Guid id => JsonValue.Create(id.ToString("D", Invariant)),
        DateTime time => JsonValue.Create(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", Invariant)),
        TimeSpan span => JsonValue.Create(((decimal)span.Ticks / TimeSpan.TicksPerSecond).ToString("0.#######", Invariant) + "s"),
        DateOnly day => JsonValue.Create(day.DayNumber),
        TimeOnly time => JsonValue.Create(time.Ticks.ToString(Invariant)),
        IConvertible number when IsLong(type) => JsonValue.Create(number.ToString(Invariant)),
        IConvertible number => JsonText.Number(number),
        _ => null,
    };

    /// <summary>The value that an author writes as <paramref name="text"/>; <see langword="null"/> when it is none of the type.</summary>
    public static object? Parse(string text, Type type)
    {
        try
        {
            return type.IsEnum ? Constant(text, type)
                : type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) || type == typeof(Memory<byte>) || type == typeof(ArraySegment<byte>)
                    ? Convert.FromBase64String(text)
                : type == typeof(Guid) ? Guid.Parse(text, Invariant)
                : type == typeof(TimeSpan) ? TimeSpan.Parse(text, Invariant)
                : type == typeof(DateOnly) ? DateOnly.Parse(text, Invariant)
                : type == typeof(TimeOnly) ? TimeOnly.Parse(text, Invariant)
                : type == typeof(DateTime) ? DateTime.Parse(text, Invariant, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
                : typeof(IConvertible).IsAssignableFrom(type) ? Convert.ChangeType(text, type, Invariant)
                : null;
        }
        catch (Exception none) when (none is FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private static JsonValue NotFinite(double number) =>
        JsonValue.Create(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");

    /// <summary>By its C# name or its protobuf one.</summary>
    private static object? Constant(string text, Type type) => Constants(type)
        .Where(member => member.Name == text || Name(member) == text)
        .Select(member => member.GetValue(null))
        .FirstOrDefault();

    private static string? Name(Enum constant) => Constants(constant.GetType())
        .Where(member => constant.Equals(member.GetValue(null)))
        .Select(Name)
        .FirstOrDefault();

    private static IEnumerable<FieldInfo> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(member => !member.IsDefined(typeof(ProtoIgnoreAttribute), inherit: false))
        .OrderBy(SourceOrder.Of);

    private static string Name(FieldInfo member) =>
        member.GetCustomAttribute<ProtoEnumAttribute>()?.Name is { } given && !string.IsNullOrWhiteSpace(given)
            ? given
            : ProtoNames.EnumValue(ContractTypes.Name(member.DeclaringType!), member.Name);
}
