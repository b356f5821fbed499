using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CodeFirst.Hosting;
using CodeFirst.Schema;
using CodeFirst.Tests.Hosting.Tokens.Page;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>The section "Tokens" of <c>docs/production.md</c> is right.</summary>
[TestFixture]
internal sealed partial class TokensPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "production.md"));

    [Test]
    public void The_page_has_every_setting_with_its_default()
    {
        var page = Rows().Matches(Page).Select(row => $"{row.Groups["setting"].Value} = {row.Groups["default"].Value}");

        var options = new TokenOptions();
        var code = typeof(TokenOptions).GetProperties().Select(
            property => $"{TokenOptions.Section}:{property.Name} = {Text(property.GetValue(options))}");
        Assert.That(page, Is.EquivalentTo(code));
    }

    [Test]
    public async Task A_service_trusts_the_key_that_the_page_makes()
    {
        Toolchain.RequireOpenSsl();
        using var folder = new TemporaryFolder();
        var made = await ChildProcess.RunAsync("sh", ["-e", "-c", Commands().Match(Page).Groups["commands"].Value], folder.FullName);
        Assert.That(made.ExitCode, Is.Zero, made.Error);
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(folder.PathTo("issuer.key")));
        await using var host = await TokenHost.StartAsync(host => host.WriteKeys(File.ReadAllText(folder.PathTo("issuer.pem"))));

        var token = new TokenIssuer(key, "ES256").Issue(host.InAnHour);

        Assert.That((await host.Caller(token).Read(TokenHost.Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public void The_exported_file_says_which_scope_a_method_needs()
    {
        var file = ProtoPrinter.Print(ContractSchema.FromServices([typeof(IStock)]).Files.Single());

        Assert.That(file, Does.Contain("  // Where the service asks for tokens, one needs the scope stock.read.\n  rpc Find("));
        Assert.That(file, Does.Contain("  // Where the service asks for tokens, one needs the scope stock.write or stock.admin.\n  rpc Fill("));
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"^\| `(?<setting>CodeFirst:Tokens:\w+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"```sh\n(?<commands>openssl ecparam .+?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
