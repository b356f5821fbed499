using CodeFirst.Hosting.Internal.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>Keeps the public keys of the file that <see cref="TokenOptions.Keys"/> names.</summary>
internal sealed partial class TokenKeys(IOptions<TokenOptions> options, TimeProvider time, ILogger<TokenKeys> logger)
    : FileKeeper<SettingFile, IReadOnlyList<SecurityKey>>(time)
{
    protected override TimeSpan? ReloadInterval => options.Value.Keys is null ? null : options.Value.ReloadInterval;

    /// <summary>The keys of that id; all of them when none has it, as those of a PEM file.</summary>
    public IReadOnlyList<SecurityKey> Find(string? id)
    {
        var keys = Current;
        return keys.Where(key => key.KeyId == id).ToList() is { Count: > 0 } found ? found : keys;
    }

    protected override SettingFile Read() =>
        SettingFile.Read($"{TokenOptions.Section}:{nameof(TokenOptions.Keys)}", options.Value.Keys!);

    protected override bool AreSame(SettingFile one, SettingFile other) => one.IsSameAs(other);

    protected override IReadOnlyList<SecurityKey> Load(SettingFile files) => KeyReader.Read(files);

    protected override OptionsValidationException Refusal(string reason) => new(TokenOptions.Section, typeof(TokenOptions), [reason]);

    protected override void OnChanged(SettingFile files, IReadOnlyList<SecurityKey> value) => LogReloaded(files.Path, value.Count);

    protected override void OnKept(IReadOnlyList<SecurityKey> value, string reason) => LogKept(reason);

    [LoggerMessage(1, LogLevel.Information, "Tokens are judged by the keys of '{Path}', which has changed: {Count} of them.")]
    private partial void LogReloaded(string path, int count);

    [LoggerMessage(2, LogLevel.Warning, "The file of CodeFirst:Tokens:Keys has changed and cannot be used. {Reason} The keys in use stay.")]
    private partial void LogKept(string reason);
}
