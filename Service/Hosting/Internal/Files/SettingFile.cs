namespace CodeFirst.Hosting.Internal.Files;

/// <summary>A file that a setting names, as it was read once.</summary>
internal sealed class SettingFile
{
    private readonly byte[]? _content;
    private readonly string? _unreadable;

    private SettingFile(string setting, string path, byte[]? content, string? unreadable)
    {
        Setting = setting;
        Path = path;
        _content = content;
        _unreadable = unreadable;
    }

    /// <summary>The setting in full, for example <c>CodeFirst:Tls:Key</c>.</summary>
    public string Setting { get; }

    public string Path { get; }

    /// <exception cref="InvalidDataException">It could not be read.</exception>
    public byte[] Content => _content ?? throw new InvalidDataException($"{Setting} cannot be read: {_unreadable}");

    /// <summary>PEM is text, and this stands in all of it.</summary>
    public bool IsPem => Content.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    public string Text => System.Text.Encoding.UTF8.GetString(Content);

    public static SettingFile Read(string setting, string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            return new SettingFile(setting, full, File.ReadAllBytes(full), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new SettingFile(setting, full, null, unreadable.Message);
        }
    }

    public bool IsSameAs(SettingFile other) =>
        _unreadable == other._unreadable && _content.AsSpan().SequenceEqual(other._content);
}
