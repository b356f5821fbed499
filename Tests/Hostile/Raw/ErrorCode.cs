namespace CodeFirst.Tests.Hostile.Raw;

/// <summary><see href="https://www.rfc-editor.org/rfc/rfc9113#section-7">RFC 9113, 7</see>.</summary>
internal enum ErrorCode
{
    NoError = 0,
    ProtocolError = 1,
    InternalError = 2,
    FlowControlError = 3,
    SettingsTimeout = 4,
    StreamClosed = 5,
    FrameSizeError = 6,
    RefusedStream = 7,
    Cancel = 8,
    CompressionError = 9,
    ConnectError = 10,
    EnhanceYourCalm = 11,
    InadequateSecurity = 12,
    Http11Required = 13,
}
