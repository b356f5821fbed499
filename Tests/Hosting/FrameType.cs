namespace CodeFirst.Tests.Hosting;

/// <summary>Types of frames of HTTP/2 (RFC 9113, section 6).</summary>
internal enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Settings = 4,
    GoAway = 7,
}
