namespace CodeFirst.Tests.Hostile.Raw;

/// <summary><see href="https://www.rfc-editor.org/rfc/rfc9113#section-6">RFC 9113, 6</see>.</summary>
internal enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    RstStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}
