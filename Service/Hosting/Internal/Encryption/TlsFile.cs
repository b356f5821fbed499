namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>A file that a setting names, as it was read once.</summary>
internal sealed class TlsFile
{
    private readonly byte[]? _content;
    private readonly string? _unreadable;

    private TlsFile(string setting, string path, byte[]? content, string? unreadable)
    {
        Setting = $"{TlsOptions.Section}:{setting}";
        Path = path;
        _content = content;
        _unreadable = unreadable;
    }

    public string Setting { get; }

    public string Path { get; }

    /// <exception cref="InvalidDataException">It could not be read.</exception>
    public byte[] Content => _content ?? throw new InvalidDataException($"{Setting} cannot be read: {_unreadable}");

    /// <summary>PEM is text, and this stands in all of it.</summary>
    public bool IsPem => Content.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    public string Text => System.Text.Encoding.UTF8.GetString(Content);

    public static TlsFile Read(string setting, string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            return new TlsFile(setting, full, File.ReadAllBytes(full), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new TlsFile(setting, full, null, unreadable.Message);
        }
    }

    public bool IsSameAs(TlsFile other) =>
        _unreadable == other._unreadable && _content.AsSpan().SequenceEqual(other._content);
}
