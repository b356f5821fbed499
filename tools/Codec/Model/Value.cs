namespace CodeFirst.Codec.Model;

/// <summary>One value on the wire.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its C# type with <c>global::</c>.</param>
/// <param name="WireType">0, 1, 2 or 5.</param>
/// <param name="Writer">The method of <c>WireWriter</c>.</param>
internal sealed record Value(ValueKind Kind, string Type, int WireType, string Writer)
{
    /// <summary>What the writer is given, <c>{0}</c> being the value.</summary>
    public string Given { get; init; } = "{0}";

    /// <summary>The expression that reads one.</summary>
    public string Read { get; init; } = $"reader.Read{Writer}()";

    /// <summary>Whether <c>{0}</c> is not zero.</summary>
    public string IsPresent { get; init; } = "{0} != 0";

    /// <summary>What a map's entry has when the value was not sent.</summary>
    public string Zero { get; init; } = "default";

    public bool CanBePacked => WireType != 2;

    public bool CanBeNull => Kind is ValueKind.Text or ValueKind.Bytes or ValueKind.Message;
}
