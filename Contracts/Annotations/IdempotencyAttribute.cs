using System;

namespace CodeFirst.Annotations;

/// <summary>Says what calling the operation more than once does; exported as <c>option idempotency_level</c>.</summary>
/// <remarks>Without it an operation is <see cref="IdempotencyLevel.Unknown"/>, and nothing is written.</remarks>
/// <param name="level">The promise made to callers.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotencyAttribute(IdempotencyLevel level) : Attribute
{
    /// <summary>The promise made to callers.</summary>
    public IdempotencyLevel Level { get; } = level;
}
