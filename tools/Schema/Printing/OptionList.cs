using Google.Protobuf;

namespace CodeFirst.Schema.Printing;

/// <summary>A field or an enum value with its options: none, one on the line, or several on lines of their own.</summary>
internal static class OptionList
{
    public static void Print(ProtoText text, string declaration, IMessage? options)
    {
        var all = OptionText.Of(options).ToList();
        if (all.Count <= 1)
        {
            text.Line(all.Count == 0 ? $"{declaration};" : $"{declaration} [{all[0]}];");
            return;
        }

        text.Line($"{declaration} [");
        for (var at = 0; at < all.Count; at++)
            text.Line($"  {all[at]}{(at + 1 < all.Count ? "," : "")}");
        text.Line("];");
    }
}
