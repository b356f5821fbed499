namespace CodeFirst.Annotations;

/// <summary>
/// What calling an operation more than once does. The values are those of <c>google.protobuf.MethodOptions.IdempotencyLevel</c>.
/// </summary>
public enum IdempotencyLevel
{
    /// <summary><c>IDEMPOTENCY_UNKNOWN</c>: nothing is promised, so a caller must not repeat the call.</summary>
    Unknown = 0,

    /// <summary><c>NO_SIDE_EFFECTS</c>: the call only reads.</summary>
    NoSideEffects = 1,

    /// <summary><c>IDEMPOTENT</c>: the call writes, and repeating it leaves what one call would have left.</summary>
    Idempotent = 2,
}
