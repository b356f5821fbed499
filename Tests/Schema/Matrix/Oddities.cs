namespace CodeFirst.Tests.Schema.Matrix;

/// <summary>What else protobuf-net lets a message say of itself, and what C# does.</summary>
internal static class Oddities
{
    private const string Contract = "[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]";

    public static IReadOnlyList<Cell> All { get; } =
    [
        .. Attributes().Select(Labelled),
        .. Types().Select(Labelled),
        .. Members().Select(member => new Cell(member, $"{Contract} public partial class M {{ {member} }}")),
    ];

    private static IEnumerable<string> Attributes() =>
    [
        "[DataContract] public class M { [DataMember(Order = 1)] public int A { get; set; } [DataMember(Order = 2, Name = \"b_c\")] public string? B { get; set; } }",
        "[DataContract] public class M { [DataMember] public int A { get; set; } [DataMember(Order = 2)] public int B { get; set; } }",
        "[DataContract] public class M { [DataMember(Order = 1)] public int A { get; set; } [IgnoreDataMember, DataMember(Order = 2)] public int B { get; set; } }",
        "[DataContract(Name = \"Other\")] public class M { [DataMember(Order = 1)] public int A { get; set; } }",
        "[XmlType] public class M { [XmlElement(Order = 1)] public int A { get; set; } [XmlArray(Order = 2)] public List<int> B { get; set; } = []; }",
        "[DataContract, ProtoContract] public class M { [DataMember(Order = 1)] public int A { get; set; } [ProtoMember(2)] public int B { get; set; } }",
        "[DataContract, ProtoContract(UseProtoMembersOnly = true)] public class M { [DataMember(Order = 1)] public int A { get; set; } [ProtoMember(2)] public int B { get; set; } }",
        "[DataContract, ProtoContract(DataMemberOffset = 10)] public class M { [DataMember(Order = 1)] public int A { get; set; } }",
        "[DataContract, ProtoContract(InferTagFromName = true)] public class M { [DataMember] public int B { get; set; } [DataMember] public int A { get; set; } }",
        "[ProtoContract(ImplicitFields = ImplicitFields.AllPublic)] public class M { public int B { get; set; } public int A { get; set; } public int C; [ProtoIgnore] public int D { get; set; } }",
        "[ProtoContract(ImplicitFields = ImplicitFields.AllFields)] public class M { private int _b; public int B { get => _b; set => _b = value; } public int A; }",
        "[ProtoContract(ImplicitFields = ImplicitFields.AllPublic, ImplicitFirstTag = 5)] public class M { public int B { get; set; } [ProtoMember(1)] public int A { get; set; } }",
        "[ProtoContract, ProtoPartialMember(3, nameof(A)), ProtoPartialMember(4, nameof(B), Name = \"given\", DataFormat = DataFormat.ZigZag)] public class M { public int A { get; set; } public int B { get; set; } }",
        "[ProtoContract, ProtoPartialIgnore(nameof(B))] public class M { [ProtoMember(1)] public int A { get; set; } [ProtoMember(2)] public int B { get; set; } }",
        "[ProtoContract] public class M { [ProtoMember(1)] public int A { get; set; } [ProtoMember(2), ProtoIgnore] public int B { get; set; } }",
        "[ProtoContract(SkipConstructor = true)] public class M(int a) { [ProtoMember(1)] public int A { get; set; } = a; }",
        "[ProtoContract(SkipConstructor = true)] public class M { [ProtoMember(1)] public int A { get; set; } = 5; [ProtoMember(2)] public string B { get; set; } = \"\"; }",
        "[ProtoContract(SkipConstructor = true)] public class M { [ProtoMember(1)] public List<int> A { get; set; } = [1]; }",
        "[ProtoContract(IgnoreUnknownSubTypes = true)] public class M { [ProtoMember(1)] public int A { get; set; } }",
        "[ProtoContract(IgnoreListHandling = true)] public class M : IEnumerable<int> { [ProtoMember(1)] public int A { get; set; } public IEnumerator<int> GetEnumerator() => throw new NotSupportedException(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }",
        "[ProtoContract(Name = \"Given\")] public class M { [ProtoMember(1, Name = \"A_b\")] public int A { get; set; } [ProtoMember(2, Name = \"\")] public int B { get; set; } }",
        "[CompatibilityLevel(CompatibilityLevel.Level200), ProtoContract] public class M { [ProtoMember(1)] public TimeSpan A { get; set; } }",
        "[ProtoContract] public class M { [ProtoMember(1), CompatibilityLevel(CompatibilityLevel.Level300)] public decimal A { get; set; } }",
        "[ProtoContract(Serializer = typeof(Writer))] public class M { [ProtoMember(1)] public int A { get; set; } }",
        "[ProtoContract(ImplicitFields = ImplicitFields.AllPublic)] public enum M { A = 0 }",
    ];

    private static IEnumerable<string> Types() =>
    [
        $"{Contract} public struct M {{ [ProtoMember(1)] public int A {{ get; set; }} [ProtoMember(2)] public string? B; }}",
        $"{Contract} public readonly record struct M([property: ProtoMember(1)] int A, [property: ProtoMember(2)] long? B);",
        $"{Contract} public record M([property: ProtoMember(1)] int A);",
        $"{Contract} public record M([property: ProtoMember(1)] int A) {{ private M() : this(0) {{ }} }}",
        $"{Contract} public record M {{ [ProtoMember(1)] public required string A {{ get; init; }} }}",
        $"{Contract} public record M {{ [ProtoMember(1)] public required string A {{ get; init; }} = \"\"; }}",
        $"{Contract} public class M : Extensible {{ [ProtoMember(1)] public int A {{ get; set; }} }}",
        $"{Contract} public class M {{ private M() {{ }} [ProtoMember(1)] public int A {{ get; private set; }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public int A; [ProtoMember(2)] public readonly int B; [ProtoMember(3)] private int C {{ get; set; }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public static int A {{ get; set; }} [ProtoMember(2)] public int B {{ get; set; }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public int this[int at] {{ get => at; set {{ }} }} }}",
        $"{Contract} public class M : IHas {{ [ProtoMember(1)] int IHas.A {{ get; set; }} }}",
        $"{Contract} public class M : Unmarked {{ [ProtoMember(2)] public int B {{ get; set; }} }}",
        $"{Contract} public class M : Marked {{ [ProtoMember(1)] public override int A {{ get; set; }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public Inner? A {{ get; set; }} [ProtoMember(2)] public Other.Inner? B {{ get; set; }} [ProtoContract] public class Inner {{ [ProtoMember(1)] public M? Back {{ get; set; }} }} [ProtoContract] public class Other {{ [ProtoContract] public class Inner {{ [ProtoMember(1)] public int C {{ get; set; }} }} }} }}",
        $"{Contract} public abstract class M {{ [ProtoMember(1)] public int A {{ get; set; }} }}",
        $"{Contract} public class M {{ }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public int A {{ get; set; }} [ProtoAfterDeserialization] private void Read() => GC.KeepAlive(this); [OnSerializing] private void Write(StreamingContext c) => GC.KeepAlive(this); }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public IFace? A {{ get; set; }} public interface IFace; }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public ITold? A {{ get; set; }} [ProtoContract] public interface ITold; }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public E A {{ get; set; }} [Flags] public enum E {{ None, One, Two, Three, Four }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public E A {{ get; set; }} [DataContract] public enum E {{ [EnumMember(Value = \"zero\")] None, [EnumMember] One, Two }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public E A {{ get; set; }} public enum E {{ None, [ProtoIgnore] One }} }}",
        $"{Contract} public class M {{ [ProtoMember(1)] public E A {{ get; set; }} public enum E {{ }} }}",
    ];

    private static IEnumerable<string> Members() =>
    [
        "[ProtoMember(1)] public int A { get; set; } public bool ShouldSerializeA() => A > 5;",
        "[ProtoMember(1)] public int A { get; set; } public bool ASpecified { get; set; }",
        "[ProtoMember(1)] public List<int> A { get; } = [];",
        "[ProtoMember(1)] public Dictionary<int, string> A { get; } = [];",
        "[ProtoMember(1)] public int[] A { get; } = [];",
        "[ProtoMember(1)] public ImmutableList<int> A { get; private set; } = [];",
        "[ProtoMember(1, OverwriteList = true)] public List<int> A { get; set; } = [1, 2];",
        "[ProtoMember(1, OverwriteList = true)] public List<int> A { get; set; } = [];",
        "[ProtoMember(1, IsRequired = true)] public string A { get; set; } = \"\"; [ProtoMember(2, IsRequired = true)] public List<int> B { get; set; } = []; [ProtoMember(3, IsRequired = true)] public Part C { get; set; } = new();",
        "[ProtoMember(1), DefaultValue(0)] public int A { get; set; } [ProtoMember(2), DefaultValue(\"\")] public string B { get; set; } = \"\"; [ProtoMember(3, IsRequired = true), DefaultValue(5)] public int C { get; set; }",
        "[ProtoMember(1), DefaultValue(5)] public int A { get; set; } = 5;",
        "[ProtoMember(1), DefaultValue(5)] public int? A { get; set; }",
        "[ProtoMember(1), DefaultValue(\"x\")] public string? A { get; set; }",
        "[ProtoMember(1)] public int _x { get; set; } [ProtoMember(2)] public int Y_ { get; set; } [ProtoMember(3)] public int @class { get; set; }",
        "[ProtoMember(1)] public int \u00C4pfel { get; set; }",
        "[ProtoMember(536870911)] public int Last { get; set; } [ProtoMember(1)] public int First { get; set; }",
        "[ProtoMember(0)] public int A { get; set; }",
        "[ProtoMember(-1)] public int A { get; set; }",
        "[ProtoMember(19000)] public int A { get; set; }",
        "[ProtoMember(1)] public int A { set { } }",
        "[ProtoMember(1)] public int A { get; }",
        "[ProtoMember(1)] public int A => 5;",
        "[ProtoMember(1)] public string? A { get; set; } [ProtoMember(1)] public string? B { get; set; }",
        "[ProtoMember(1)] public M? A { get; set; } [ProtoMember(2)] public List<M> B { get; set; } = []; [ProtoMember(3)] public Dictionary<string, M> C { get; set; } = [];",
        "[ProtoMember(1), NullWrappedValue] public int? A { get; set; }",
        "[ProtoMember(1), NullWrappedCollection] public List<int>? A { get; set; }",
        "[ProtoMember(1), NullWrappedValue(AsGroup = true)] public List<int?> A { get; set; } = [];",
        "[ProtoMember(1)] public Action? A { get; set; }",
        "[ProtoMember(1)] public dynamic? A { get; set; }",
        "[ProtoMember(1)] public System.Data.DataTable? A { get; set; }",
        "[ProtoMember(1)] public System.Text.Json.Nodes.JsonNode? A { get; set; }",
        "[ProtoMember(1)] public System.Threading.CancellationToken A { get; set; }",
        "[ProtoMember(1)] public Exception? A { get; set; }",
        "[ProtoMember(1)] public nint? A { get; set; } [ProtoMember(2)] public char? B { get; set; } [ProtoMember(3)] public (int A, int B)? C { get; set; }",
        "[ProtoMember(1)] public List<Pair> A { get; set; } = []; [ProtoMember(2)] public Pair? B { get; set; } [ProtoMember(3)] public Dictionary<int, Pair> C { get; set; } = [];",
        "\n#nullable disable\n[ProtoMember(1)] public string A { get; set; } [ProtoMember(2)] public Part B { get; set; } [ProtoMember(3)] public List<int> C { get; set; } [ProtoMember(4)] public string D { get; set; } = \"\";\n#nullable enable\n",
    ];

    private static Cell Labelled(string source) => new(source.Replace(Contract, "[...]", StringComparison.Ordinal), source);
}
