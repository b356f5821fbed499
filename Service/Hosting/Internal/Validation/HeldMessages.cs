using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>The messages in the value of a field: one, those of a list, or those of a map.</summary>
internal abstract class HeldMessages
{
    public static HeldMessages Of(Type? itemType) => itemType is null ? new One()
        : itemType.IsGenericType && itemType.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? new Map(itemType)
        : new Listed();

    public abstract void Check(object value, MessagePlans plans, FieldPath? path, string field, Violations found);

    private sealed class One : HeldMessages
    {
        public override void Check(object value, MessagePlans plans, FieldPath? path, string field, Violations found) =>
            plans.Check(value, new FieldPath(path, field), found);
    }

    private sealed class Listed : HeldMessages
    {
        public override void Check(object value, MessagePlans plans, FieldPath? path, string field, Violations found)
        {
            var position = 0;
            foreach (var message in (IEnumerable)value)
            {
                if (message is not null)
                    plans.Check(message, new FieldPath(path, field, position), found);
                if (found.IsFull)
                    return;
                position++;
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The member of the message that holds the entries keeps their type.")]
    private sealed class Map(Type entry) : HeldMessages
    {
        private readonly Func<object, object?> _key = Getter.Of(entry, entry.GetProperty(nameof(KeyValuePair<,>.Key))!);
        private readonly Func<object, object?> _value = Getter.Of(entry, entry.GetProperty(nameof(KeyValuePair<,>.Value))!);

        public override void Check(object value, MessagePlans plans, FieldPath? path, string field, Violations found)
        {
            foreach (var pair in (IEnumerable)value)
            {
                if (_value(pair) is { } message)
                    plans.Check(message, new FieldPath(path, field, _key(pair)), found);
                if (found.IsFull)
                    return;
            }
        }
    }
}
