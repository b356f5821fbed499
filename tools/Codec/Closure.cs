using CodeFirst.Codec.Model;

namespace CodeFirst.Codec;

/// <summary>A message that holds one without a codec has none either: protobuf-net writes both.</summary>
internal static class Closure
{
    public static IReadOnlyList<Message> Of(IEnumerable<Message> found)
    {
        // a partial type can be found twice
        var messages = found.GroupBy(message => message.Type).Select(same => same.First()).OrderBy(message => message.Type, StringComparer.Ordinal).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            var known = new HashSet<string>(messages.Where(message => message.Refusal is null).Select(message => message.Type));
            for (var at = 0; at < messages.Count; at++)
                if (messages[at].Refusal is null && messages[at].Members.FirstOrDefault(member => IsUnknown(member, known)) is { } member)
                {
                    messages[at] = messages[at] with { Refusal = $"{member.Name} holds {member.Value.Type.Replace("global::", "")}, which has no codec" };
                    changed = true;
                }
        }

        return messages;
    }

    private static bool IsUnknown(Member member, HashSet<string> known) =>
        member.Value.Kind == ValueKind.Message && !known.Contains(member.Value.Type);
}
