using System.CommandLine;

namespace CodeFirst.Client.Users;

/// <summary>The option that names the file with the caller's bearer token: on the command line it would be there for all to see.</summary>
internal sealed class TokenFile
{
    public Option<string?> File { get; } = new("--token-file")
    {
        Description = "A file with the bearer token (a JWT) that the call carries, for a service that asks for one.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <exception cref="InvalidDataException">The file holds no token.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public BearerToken? Read(ParseResult parsed)
    {
        if (parsed.GetValue(File) is not { } file)
            return null;
        var token = System.IO.File.ReadAllText(file).Trim();
        return token.Length > 0 && token.All(letter => letter is > ' ' and <= '~')
            ? new BearerToken(token)
            : throw new InvalidDataException($"--token-file '{file}' holds no token. It has to be one line of printable ASCII.");
    }
}
