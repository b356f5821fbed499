using System.Reflection;
using CodeFirst.Schema.Refusals;
using ProtoBuf;

namespace CodeFirst.Schema.Types;

/// <summary>
/// <c>[ProtoContract(Surrogate = ...)]</c>: protobuf-net converts a value to the surrogate, and writes that. One that is set on the model at
/// run time is not public there, and does not count.
/// </summary>
internal static class Surrogates
{
    /// <summary>The scalars that protobuf-net can write in place of a value.</summary>
    private static readonly HashSet<Type> Scalars =
    [
        typeof(bool), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(string),
    ];

    public static Type? Find(Type type) => type.GetCustomAttribute<ProtoContractAttribute>(inherit: false)?.Surrogate;

    /// <summary>The surrogate of a value that has one; else the value.</summary>
    public static object? Convert(object? value)
        => value is not null && Find(value.GetType()) is { } surrogate && FindConversion(value.GetType(), surrogate) is { } conversion
            ? conversion.Invoke(null, [value])
            : value;

    /// <summary>The value that a surrogate stands for; <see langword="null"/> when the conversion does not take it.</summary>
    public static object? ConvertBack(Type type, object? surrogate)
    {
        var conversion = FindConversion(Find(type)!, type)!;
        return Fails(conversion, surrogate) is null ? conversion.Invoke(null, [surrogate]) : null;
    }

    public static IEnumerable<Finding> Check(Type type, Type surrogate)
    {
        if (Find(surrogate) is not null || !(ContractTypes.IsMessage(surrogate) || Scalars.Contains(surrogate)))
            return [TypeRefusals.BadSurrogate(type, surrogate)];
        if (FindConversion(type, surrogate) is not { } to)
            return [TypeRefusals.NoConversion(type, surrogate, type, surrogate)];
        if (FindConversion(surrogate, type) is not { } from)
            return [TypeRefusals.NoConversion(surrogate, type, type, surrogate)];
        if (ContractTypes.FindMeta(type, out var error) is null)
            return [TypeRefusals.Unreadable(type, error!)];
        return CheckConversions(type, surrogate, to, from);
    }

    /// <summary>Before the first byte protobuf-net converts what is there, which is null or zero; after the last it converts back.</summary>
    private static IEnumerable<Finding> CheckConversions(Type type, Type surrogate, MethodInfo to, MethodInfo from)
    {
        if (!Scalars.Contains(surrogate) && Fails(to, Zero(type)) is { } nothing)
            yield return TypeRefusals.ConversionFails(type, surrogate, nothing);
        var empty = surrogate == typeof(string) ? ""
            : Scalars.Contains(surrogate) ? Zero(surrogate)
            : FreshMessage.TryCreate(surrogate, out var fresh, out _) ? fresh : null;
        if (empty is null)
            yield break;
        if (Fails(from, empty) is { } back)
            yield return TypeRefusals.ConversionFails(surrogate, type, back);
        else if (Fails(to, from.Invoke(null, [empty])) is { } again)
            yield return TypeRefusals.ConversionFails(type, surrogate, again);
    }

    private static object? Zero(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static Exception? Fails(MethodInfo conversion, object? value)
    {
        try
        {
            conversion.Invoke(null, [value]);
            return null;
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException!;
        }
    }

    /// <summary>As protobuf-net looks for it: <c>[ProtoConverter]</c> before operators, the surrogate's before the type's own.</summary>
    private static MethodInfo? FindConversion(Type from, Type to)
        => (Find(from) == to ? [to, from] : new[] { from, to })
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(method => method.ReturnType == to && method.GetParameters() is [var only] && only.ParameterType == from)
                .OrderByDescending(method => method.IsDefined(typeof(ProtoConverterAttribute), inherit: true)))
            .FirstOrDefault(method => method.IsDefined(typeof(ProtoConverterAttribute), inherit: true)
                || method.Name is "op_Implicit" or "op_Explicit");
}
