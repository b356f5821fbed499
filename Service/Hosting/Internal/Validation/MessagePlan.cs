using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Everything that is checked of a message of one C# type.</summary>
/// <param name="Fields">The fields that have rules, or hold messages that do.</param>
/// <param name="Rules">The attributes of the type itself.</param>
/// <param name="ChecksItself">Whether the type is an <see cref="IValidatableObject"/>.</param>
/// <param name="Names">The proto name of each C# member.</param>
internal sealed record MessagePlan(
    IReadOnlyList<FieldRules> Fields,
    IReadOnlyList<ValidationAttribute> Rules,
    bool ChecksItself,
    IReadOnlyDictionary<string, string> Names)
{
    public bool IsEmpty => Fields.Count == 0 && Rules.Count == 0 && !ChecksItself;

    public void Check(object message, MessagePlans plans, FieldPath? path, Violations found)
    {
        var before = found.Count;
        foreach (var field in Fields)
        {
            field.Check(message, plans, this, path, found);
            if (found.IsFull)
                return;
        }

        // as DataAnnotations has it: what looks at the whole message may rely on its fields
        if (found.Count == before)
            foreach (var rule in Rules)
                if (RuleCheck.Broken(rule, message, path, found.Services) is { } broken)
                    Add(broken, path, found);
        if (found.Count == before && ChecksItself)
            foreach (var broken in ((IValidatableObject)message).Validate(RuleCheck.Context(message, path, found.Services)))
                if (broken is not null && broken != ValidationResult.Success)
                    Add(broken, path, found);
    }

    private void Add(ValidationResult broken, FieldPath? path, Violations found)
    {
        var sentence = broken.ErrorMessage ?? $"{path?.ToString() ?? "The request"} is not valid.";
        var members = broken.MemberNames.ToList();
        foreach (var member in members)
            found.Add(FieldPath.To(path, Names.GetValueOrDefault(member, member)), sentence);
        if (members.Count == 0)
            found.Add(path?.ToString() ?? "", sentence);
    }
}
