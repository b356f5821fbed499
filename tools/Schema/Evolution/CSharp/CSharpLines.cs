using System.Globalization;
using CodeFirst.Schema.Evolution.Model;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution.CSharp;

/// <summary>Elements of a schema as the lines of C# that are exported as them.</summary>
internal static class CSharpLines
{
    /// <summary><c>[ProtoInclude(10, typeof(Dog))]</c></summary>
    public static string Include(Field field) => Include(field, field.Number);

    public static string Include(Field field, int number)
        => string.Create(CultureInfo.InvariantCulture, $"[ProtoInclude({number}, typeof({CSharpTypes.Of(field)}))]");

    /// <summary><c>[ProtoMember(2)] public string Username { get; init; } = "";</c></summary>
    public static string Member(Field field) => Member(field, CSharpNaming.Pascal(field.Name), field.Number);

    /// <summary>The same member with the C# name and the number of another, exported under the old name if need be.</summary>
    public static string Member(Field field, string name, int number)
    {
        List<string> arguments = [number.ToString(CultureInfo.InvariantCulture)];
        if (ProtoNames.Snake(name) != field.Name)
            arguments.Add($"Name = \"{field.Name}\"");
        if (field.MapEntry is null && CSharpTypes.FormatOf(field) is { } format)
            arguments.Add($"DataFormat = DataFormat.{format}");
        if (field.IsPacked)
            arguments.Add("IsPacked = true");
        return $"[ProtoMember({string.Join(", ", arguments)})]{MapFormat(field)} public {TypeOf(field)} {name} {{ get; init; }}{Initial(field)}";
    }

    /// <summary><c>NotFound = 3,</c></summary>
    public static string EnumValue(EnumType type, string name, int number)
    {
        var prefix = ProtoNames.UpperSnake(type.Descriptor.Name) + '_';
        var isPrefixed = name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length;
        var csharp = CSharpNaming.Pascal(isPrefixed ? name[prefix.Length..] : name);
        var line = $"{csharp} = {number.ToString(CultureInfo.InvariantCulture)},";
        return ProtoNames.EnumValue(type.Descriptor.Name, csharp) == name ? line : $"[ProtoEnum(Name = \"{name}\")] {line}";
    }

    /// <summary><c>[Operation] ValueTask&lt;Reply&gt; Get(Request request, CallContext context = default);</c></summary>
    public static string Operation(Method method)
    {
        var (input, output) = (CSharpNaming.Short(method.Input), CSharpNaming.Short(method.Output));
        var parameter = method.Descriptor.ClientStreaming ? $"IAsyncEnumerable<{input}> requests, "
            : input == "Empty" ? ""
            : $"{input} request, ";
        var result = method.Descriptor.ServerStreaming ? $"IAsyncEnumerable<{output}>"
            : output == "Empty" ? "ValueTask"
            : $"ValueTask<{output}>";
        return $"[Operation{Idempotency(method)}] {result} {method.Name}({parameter}CallContext context = default);";
    }

    private static string Idempotency(Method method) => method.Idempotency switch
    {
        MethodOptions.Types.IdempotencyLevel.NoSideEffects => ", Idempotency(IdempotencyLevel.NoSideEffects)",
        MethodOptions.Types.IdempotencyLevel.Idempotent => ", Idempotency(IdempotencyLevel.Idempotent)",
        _ => "",
    };

    private static string TypeOf(Field field) => field.Cardinality switch
    {
        Cardinality.Map => $"Dictionary<{CSharpTypes.Of(field.MapEntry!.Field(1)!)}, {CSharpTypes.Of(field.MapEntry.Field(2)!)}>",
        Cardinality.Repeated => $"List<{CSharpTypes.Of(field)}>",
        Cardinality.Explicit => CSharpTypes.Of(field) + '?',
        _ => CSharpTypes.Of(field),
    };

    private static string Initial(Field field) => field.Cardinality switch
    {
        Cardinality.Map or Cardinality.Repeated => " = [];",
        Cardinality.Explicit => "",
        _ => CSharpTypes.Of(field) switch
        {
            "string" => " = \"\";",
            "byte[]" => " = [];",
            _ => "",
        },
    };

    private static string MapFormat(Field field)
    {
        if (field.MapEntry is not { } entry)
            return "";
        var formats = new[] { ("KeyFormat", CSharpTypes.FormatOf(entry.Field(1)!)), ("ValueFormat", CSharpTypes.FormatOf(entry.Field(2)!)) }
            .Where(format => format.Item2 is not null)
            .Select(format => $"{format.Item1} = DataFormat.{format.Item2}")
            .ToList();
        return formats.Count == 0 ? "" : $" [ProtoMap({string.Join(", ", formats)})]";
    }
}
