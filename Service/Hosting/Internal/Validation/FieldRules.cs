using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>A member of a message, what its attributes ask of it, and the messages that it holds.</summary>
/// <param name="Name">The field's proto name; of a subtype's field with the subtype's before it: <c>dog.tail_length</c>.</param>
/// <param name="Member">The C# name, which rules that look at the whole message go by.</param>
/// <param name="Value">Reads the member.</param>
/// <param name="Rules">Its attributes.</param>
/// <param name="Messages">Where the messages are in the value; <see langword="null"/> when there is nothing to check in them.</param>
internal sealed record FieldRules(
    string Name, string Member, Func<object, object?> Value, IReadOnlyList<ValidationAttribute> Rules, HeldMessages? Messages)
{
    public void Check(object message, MessagePlans plans, MessagePlan plan, FieldPath? path, Violations found)
    {
        var value = Value(message);
        foreach (var rule in Rules)
            if (RuleCheck.Broken(rule, value, message, this, path, found.Services) is { } broken)
                found.Add(FieldPath.To(path, Name), RuleSentence.Of(rule, broken, value, FieldPath.To(path, Name), plan));
        if (Messages is not null && value is not null)
            Messages.Check(value, plans, path, Name, found);
    }
}
