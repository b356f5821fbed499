using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;
using ProtoBuf.Meta;

namespace CodeFirst.Schema.OpenApi;

/// <summary>Reads what C# says of the fields; each is read once.</summary>
internal sealed class FieldRules(ContractIndex index)
{
    private readonly Documentation _documentation = new();
    private readonly Dictionary<string, Dictionary<int, FieldFacts>> _messages = [];

    public FindingList Findings { get; } = new();

    /// <summary><see langword="null"/> for the field of a subtype, which no member stands behind.</summary>
    public FieldFacts? Of(string message, FieldDescriptorProto field)
    {
        if (!_messages.TryGetValue(message, out var fields))
            _messages.Add(message, fields = Read((Type)index.Member(message)!));
        return fields.GetValueOrDefault(field.Number);
    }

    /// <summary>Whether a value keeps a rule.</summary>
    public static bool Keeps(ValidationAttribute rule, object? value)
    {
        try
        {
            return rule.IsValid(value);
        }
        catch (OverflowException)
        {
            // [Range(1, 10)] makes every number an int first
            return false;
        }
    }

    private Dictionary<int, FieldFacts> Read(Type type)
    {
        var concrete = Hierarchy.Concrete(type).FirstOrDefault();
        var fresh = concrete is not null && FreshMessage.TryCreate(concrete, out var message, out _) ? message : null;
        return RuntimeTypeModel.Default[type].GetFields().ToDictionary(member => member.FieldNumber, member => Read(member, fresh));
    }

    private FieldFacts Read(ValueMember member, object? fresh)
    {
        var declared = Collections.IsDictionary(member) ? member.ItemType.GetGenericArguments()[1] : member.ItemType ?? member.MemberType;
        declared = Nullable.GetUnderlyingType(declared) ?? declared;
        // rules are about the value that C# has, and not about what is written in its place
        var rules = Surrogates.Find(declared) is null ? Rules(member.Member) : [];
        return new FieldFacts(
            member.Member,
            Surrogates.Find(declared) ?? declared,
            rules,
            fresh is not null && rules.Any(rule => !Keeps(rule, Value(member.Member, fresh))))
        {
            Examples = _documentation.Examples(member.Member),
            IsSingle = member.ItemType is null,
        };
    }

    private List<ValidationAttribute> Rules(MemberInfo member)
    {
        List<ValidationAttribute> rules = [.. member.GetCustomAttributes<ValidationAttribute>(inherit: true).Where(IsStock)];
        rules.RemoveAll(rule => IsBroken(rule, member));
        return rules;
    }

    /// <summary>One of .NET's own that looks at the value alone.</summary>
    private static bool IsStock(ValidationAttribute rule) =>
        rule.GetType().Assembly == typeof(ValidationAttribute).Assembly && rule is not CustomValidationAttribute && !rule.RequiresValidationContext;

    private bool IsBroken(ValidationAttribute rule, MemberInfo member)
    {
        try
        {
            rule.IsValid(null);
            return false;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException)
        {
            Findings.Add(OpenApiRefusals.BrokenRule(member, rule, wrong.Message));
            return true;
        }
    }

    private static object? Value(MemberInfo member, object message) =>
        member is PropertyInfo property ? property.GetValue(message) : ((FieldInfo)member).GetValue(message);
}
