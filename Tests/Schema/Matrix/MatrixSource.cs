using System.Text;
using System.Text.RegularExpressions;

namespace CodeFirst.Tests.Schema.Matrix;

/// <summary>One message, as C#, and a service of its own.</summary>
/// <param name="Label">What is tried.</param>
/// <param name="Message">The class <c>M</c>, with the attributes that are not those of every one.</param>
internal sealed record Cell(string Label, string Message);

/// <summary>Every type with every format in every shape that a member can have, whether protobuf has it or not.</summary>
internal static partial class MatrixSource
{
    private static readonly string[] Scalars =
    [
        "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "char", "float", "double", "decimal", "string", "Guid",
        "byte[]", "Memory<byte>", "ReadOnlyMemory<byte>", "ArraySegment<byte>", "DateTime", "TimeSpan", "DateOnly", "TimeOnly", "DateTimeOffset",
        "OfSByte", "OfByte", "OfShort", "OfUShort", "OfInt", "OfUInt", "OfLong", "OfULong", "Half", "Int128", "UInt128", "nint", "nuint",
        "BigInteger", "Complex", "Uri", "Version", "Type", "object", "ProtoBuf.WellKnownTypes.Timestamp", "ProtoBuf.WellKnownTypes.Duration",
        "ProtoBuf.WellKnownTypes.Empty", "Part", "Pair", "Tuple<int, string>", "(int, string)", "KeyValuePair<int, string>", "Rune", "Index",
        "Interval", "Weight", "Text", "Money",
    ];

    private static readonly string[] Classes =
        ["string", "byte[]", "Uri", "Version", "Type", "object", "Part", "Tuple<int, string>", "Text", "Money"];

    private static readonly string[] Formats = ["", "ZigZag", "TwosComplement", "FixedSize", "Group", "WellKnown"];

    private static readonly string[] ListFormats = ["", "ZigZag", "FixedSize", "Group"];

    /// <summary>Collections of T, and how each starts.</summary>
    private static readonly (string Type, string Initial)[] Collections =
    [
        ("T[]", "[]"), ("List<T>", "[]"), ("IList<T>", "[]"), ("ICollection<T>", "[]"), ("IEnumerable<T>", "new List<T>()"),
        ("IReadOnlyList<T>", "new List<T>()"), ("IReadOnlyCollection<T>", "new List<T>()"), ("HashSet<T>", "[]"),
        ("ISet<T>", "new HashSet<T>()"), ("IReadOnlySet<T>", "new HashSet<T>()"), ("SortedSet<T>", "[]"), ("Queue<T>", "new()"),
        ("Stack<T>", "new()"), ("LinkedList<T>", "new()"), ("Collection<T>", "[]"), ("ObservableCollection<T>", "[]"),
        ("ReadOnlyCollection<T>", "new([])"), ("ConcurrentBag<T>", "new()"), ("ConcurrentQueue<T>", "new()"), ("ConcurrentStack<T>", "new()"),
        ("BlockingCollection<T>", "new()"), ("ImmutableArray<T>", "[]"), ("ImmutableList<T>", "[]"),
        ("IImmutableList<T>", "ImmutableList<T>.Empty"), ("ImmutableHashSet<T>", "[]"), ("IImmutableSet<T>", "ImmutableHashSet<T>.Empty"),
        ("ImmutableSortedSet<T>", "[]"), ("ImmutableQueue<T>", "[]"), ("ImmutableStack<T>", "[]"), ("FrozenSet<T>", "FrozenSet<T>.Empty"),
        ("Memory<T>", ""), ("ReadOnlyMemory<T>", ""), ("ArraySegment<T>", ""), ("T[,]", "null!"), ("T[][]", "[]"), ("List<T[]>", "[]"),
        ("List<List<T>>", "[]"), ("IAsyncEnumerable<T>", "null!"), ("Lazy<T>", "null!"), ("IEnumerator<T>", "null!"), ("MyList<T>", "[]"),
        ("List<T?>", "[]"), ("PriorityQueue<T, int>", "new()"),
    ];

    private static readonly (string Type, string Initial)[] Dictionaries =
    [
        ("Dictionary<K, V>", "[]"), ("IDictionary<K, V>", "new Dictionary<K, V>()"), ("IReadOnlyDictionary<K, V>", "new Dictionary<K, V>()"),
        ("SortedDictionary<K, V>", "[]"), ("SortedList<K, V>", "[]"), ("ImmutableDictionary<K, V>", "ImmutableDictionary<K, V>.Empty"),
        ("IImmutableDictionary<K, V>", "ImmutableDictionary<K, V>.Empty"),
        ("ImmutableSortedDictionary<K, V>", "ImmutableSortedDictionary<K, V>.Empty"), ("ConcurrentDictionary<K, V>", "[]"),
        ("ReadOnlyDictionary<K, V>", "new(new Dictionary<K, V>())"), ("FrozenDictionary<K, V>", "FrozenDictionary<K, V>.Empty"),
        ("OrderedDictionary<K, V>", "[]"), ("List<KeyValuePair<K, V>>", "[]"), ("KeyValuePair<K, V>[]", "[]"), ("List<(K, V)>", "[]"),
        ("Dictionary<K, List<V>>", "[]"), ("Dictionary<K, V?>", "[]"), ("List<Dictionary<K, V>>", "[]"), ("MyMap<K, V>", "[]"),
        ("ILookup<K, V>", "null!"),
    ];

    private const string Types = """
        public enum OfSByte : sbyte { Zero, One, Least = sbyte.MinValue, Most = sbyte.MaxValue }
        public enum OfByte : byte { Zero, One, Most = byte.MaxValue }
        public enum OfShort : short { Zero, One, Least = short.MinValue, Most = short.MaxValue }
        public enum OfUShort : ushort { Zero, One, Most = ushort.MaxValue }
        public enum OfInt { Zero, One, Least = int.MinValue, Most = int.MaxValue }
        public enum OfUInt : uint { Zero, One, Most = int.MaxValue }
        public enum OfLong : long { Zero, One, Least = int.MinValue, Most = int.MaxValue }
        public enum OfULong : ulong { Zero, One, Most = int.MaxValue }
        public sealed class MyList<T> : List<T>;
        public sealed class MyMap<K, V> : Dictionary<K, V> where K : notnull;
        public interface IHas { int A { get; set; } }
        public class Unmarked { [ProtoMember(1)] public int A { get; set; } }
        [ProtoContract] public class Marked { [ProtoMember(1)] public virtual int A { get; set; } }
        public sealed class Writer : ProtoBuf.Serializers.ISerializer<int>
        {
            public ProtoBuf.Serializers.SerializerFeatures Features => default;
            public int Read(ref ProtoReader.State state, int value) => value;
            public void Write(ref ProtoWriter.State state, int value) { }
        }
        [ProtoContract] public sealed record Part { [ProtoMember(1)] public int Number { get; init; } }
        [ProtoContract] public record struct Pair { [ProtoMember(1)] public int Number { get; set; } }
        [ProtoContract(Surrogate = typeof(long))] public readonly record struct Interval(long Ticks)
        {
            public static implicit operator long(Interval value) => value.Ticks;
            public static implicit operator Interval(long value) => new(value);
        }
        [ProtoContract(Surrogate = typeof(double))] public readonly record struct Weight(double Grams)
        {
            public static implicit operator double(Weight value) => value.Grams;
            public static implicit operator Weight(double value) => new(value);
        }
        [ProtoContract(Surrogate = typeof(string))] public sealed record Text(string Words)
        {
            public static implicit operator string?(Text? value) => value?.Words;
            public static implicit operator Text?(string? value) => value is null ? null : new(value);
        }
        [ProtoContract(Surrogate = typeof(Part))] public sealed record Money(int Cents)
        {
            public static implicit operator Part?(Money? value) => value is null ? null : new() { Number = value.Cents };
            public static implicit operator Money?(Part? value) => value is null ? null : new(value.Number);
        }
        """;

    public static IReadOnlyList<Cell> Cells { get; } = [.. Singles().Concat(Lists()).Concat(Maps()).Distinct(), .. Oddities.All];

    /// <summary>Message <c>M7</c> and service <c>matrix.S7</c> of the cell at 7.</summary>
    public static string Print()
    {
        var text = new StringBuilder("namespace Matrix;\n").AppendLine(Types);
        foreach (var (at, cell) in Cells.Index())
            text.AppendLine($$"""
                {{NameOfMessage().Replace(cell.Message, $"M{at}")}}
                [Service("matrix.S{{at}}")] public interface IS{{at}} { [Operation] ValueTask Send(M{{at}} message); }
                """);
        return text.ToString();
    }

    private static IEnumerable<Cell> Singles()
    {
        foreach (var type in Scalars)
            foreach (var format in Formats)
            {
                yield return Member($"{type}?", Format(format));
                yield return Member(type, Format(format), Initial(type));
                yield return Member(type, $"{Format(format)}, IsRequired = true", Initial(type));
            }

        foreach (var type in (string[])["DateTime", "TimeSpan", "decimal", "Guid", "DateOnly", "TimeOnly"])
            foreach (var format in Formats)
                foreach (var level in (int[])[200, 240])
                    yield return Member($"{type}?", Format(format), "", $"[CompatibilityLevel(CompatibilityLevel.Level{level})] ");
    }

    private static IEnumerable<Cell> Lists()
    {
        foreach (var type in Scalars)
            foreach (var format in ListFormats)
            {
                yield return Member($"List<{type}>", Format(format), "[]");
                yield return Member($"List<{type}>", $"{Format(format)}, IsPacked = true", "[]");
                yield return Member($"{type}[]", Format(format), "[]");
                yield return Member($"HashSet<{type}>", Format(format), "[]");
            }

        foreach (var (collection, initial) in Collections)
            foreach (var type in (string[])["int", "string", "OfInt", "byte[]", "Part", "Pair", "double", "Text"])
                yield return Member(Close(collection, type), "", Close(initial, type));
        foreach (var (collection, initial) in Collections)
            yield return Member(Close(collection, "int"), ", IsPacked = true, OverwriteList = true", Close(initial, "int"));
    }

    private static IEnumerable<Cell> Maps()
    {
        foreach (var key in Scalars)
            foreach (var format in ListFormats)
                yield return Member($"Dictionary<{key}, int>", "", "[]", Map("KeyFormat", format));
        foreach (var value in Scalars)
            foreach (var format in ListFormats)
                yield return Member($"Dictionary<string, {value}>", "", "[]", Map("ValueFormat", format));
        foreach (var (dictionary, initial) in Dictionaries)
            foreach (var (key, value) in ((string, string)[])[("string", "int"), ("int", "Part"), ("bool", "string"), ("long", "byte[]")])
                yield return Member(Close(dictionary, key, value), "", Close(initial, key, value));
        yield return Member("Dictionary<string, int>", "", "[]", "[ProtoMap(DisableMap = true)] ");
    }

    private static Cell Member(string type, string options, string initial = "", string attribute = "") =>
        new($"{attribute}{type}{options.Replace("DataFormat = DataFormat.", "", StringComparison.Ordinal)}",
            $"[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)] public sealed class M {{ {attribute}[ProtoMember(1{options})] "
            + $"public {type} Value {{ get; set; }}{(initial.Length > 0 ? $" = {initial};" : "")} }}");

    [GeneratedRegex(@"\bM\b")]
    private static partial Regex NameOfMessage();

    private static string Initial(string type) => type switch
    {
        "string" => "\"\"",
        "byte[]" => "[]",
        "Part" => "new()",
        "Text" => "new(\"\")",
        "Money" => "new(0)",
        _ => Classes.Contains(type) ? "null!" : "",
    };

    private static string Format(string format) => format switch
    {
        "" => "",
        // its name is obsolete
        "WellKnown" => ", DataFormat = (DataFormat)5",
        _ => $", DataFormat = DataFormat.{format}",
    };

    private static string Map(string which, string format) => format.Length == 0 ? "" : $"[ProtoMap({which} = DataFormat.{format})] ";

    private static string Close(string generic, string type) =>
        generic.Replace("T>", $"{type}>", StringComparison.Ordinal).Replace("T[", $"{type}[", StringComparison.Ordinal)
            .Replace("T?", $"{type}?", StringComparison.Ordinal).Replace("<T,", $"<{type},", StringComparison.Ordinal);

    private static string Close(string generic, string key, string value) =>
        generic.Replace("K,", $"{key},", StringComparison.Ordinal).Replace("V>", $"{value}>", StringComparison.Ordinal)
            .Replace("V?", $"{value}?", StringComparison.Ordinal).Replace("V)", $"{value})", StringComparison.Ordinal);
}
