namespace CodeFirst.Annotations;

/// <summary>
/// What the code that <c>protoc</c> generates from a file is made for. The values are those of
/// <c>google.protobuf.FileOptions.OptimizeMode</c>.
/// </summary>
public enum OptimizeMode
{
    /// <summary><c>SPEED</c>: complete code to read and write each message. Protobuf's default.</summary>
    Speed = 1,

    /// <summary><c>CODE_SIZE</c>: less code, which reads and writes by reflection.</summary>
    CodeSize = 2,

    /// <summary><c>LITE_RUNTIME</c>: code for the small runtime without reflection. Only lite files may import the file.</summary>
    LiteRuntime = 3,
}
