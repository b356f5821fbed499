using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CodeFirst.Schema.Types;
using ProtoBuf.Meta;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>
/// The plans of a request and of every message below it. Names are those of the exported <c>.proto</c> file, by the exporter's own rule.
/// Types of which nothing is checked, nor of anything below them, have none.
/// </summary>
internal sealed class PlanReader
{
    private readonly Dictionary<Type, IReadOnlyList<Field>> _fields = [];
    private readonly HashSet<Type> _checked = [];

    public static IEnumerable<(Type Type, MessagePlan Plan)> Read(Type request)
    {
        var reader = new PlanReader();
        reader.Visit(request);
        reader.FindChecked();
        return reader._checked.Select(type => (type, reader.Plan(type)));
    }

    private void Visit(Type declared)
    {
        if (!IsMessage(declared))
            return;
        foreach (var type in Hierarchy.Concrete(declared).Where(type => !_fields.ContainsKey(type)))
        {
            _fields.Add(type, [.. FieldsOf(type)]);
            foreach (var field in _fields[type])
                if (field.Holds is { } held)
                    Visit(held);
        }
    }

    /// <summary>A type is checked when it has rules, or holds one that is; types may hold themselves.</summary>
    private void FindChecked()
    {
        _checked.UnionWith(_fields.Keys.Where(HasRules));
        int before;
        do
        {
            before = _checked.Count;
            _checked.UnionWith(_fields.Where(type => type.Value.Any(IsChecked)).Select(type => type.Key));
        }
        while (_checked.Count > before);
    }

    private bool HasRules(Type type) =>
        _fields[type].Any(field => field.Rules.Count > 0) || RuleList.Of(type).Count > 0 || type.IsAssignableTo(typeof(IValidatableObject));

    private bool IsChecked(Field field) => field.Holds is { } held && Hierarchy.Concrete(held).Any(_checked.Contains);

    private MessagePlan Plan(Type type) => new(
        [.. _fields[type].Where(field => field.Rules.Count > 0 || IsChecked(field)).Select(field => new FieldRules(
            field.Name,
            field.Member.Name,
            Getter.Of(field.Member.DeclaringType!, field.Member),
            field.Rules,
            IsChecked(field) ? HeldMessages.Of(field.ItemType) : null))],
        RuleList.Of(type),
        type.IsAssignableTo(typeof(IValidatableObject)),
        _fields[type].DistinctBy(field => field.Member.Name).ToDictionary(field => field.Member.Name, field => field.Name));

    /// <summary>The fields of a type and of those it derives from, each from the root of its tree down: <c>dog.tail_length</c>.</summary>
    private static IEnumerable<Field> FieldsOf(Type type)
    {
        var prefix = "";
        foreach (var (level, part) in Hierarchy.Path(type).Index())
        {
            if (level > 0)
                prefix += SubtypeReader.FieldName(part) + ".";
            foreach (var member in RuntimeTypeModel.Default[part].GetFields().OrderBy(member => member.FieldNumber))
                yield return new Field(
                    prefix + FieldReader.Name(member), member.Member, member.ItemType, HeldType(member), RuleList.Of(member.Member));
        }
    }

    private static Type? HeldType(ValueMember member)
    {
        var type = Collections.IsDictionary(member) ? member.ItemType.GetGenericArguments()[1] : member.ItemType ?? member.MemberType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return IsMessage(type) ? type : null;
    }

    // where a surrogate is written in its place, its own members have no names on the wire
    private static bool IsMessage(Type type) =>
        ContractTypes.IsMessage(type) && ContractTypes.FindWellKnown(type) is null && Surrogates.Find(type) is null;

    private sealed record Field(
        string Name, MemberInfo Member, Type? ItemType, Type? Holds, IReadOnlyList<ValidationAttribute> Rules);
}
