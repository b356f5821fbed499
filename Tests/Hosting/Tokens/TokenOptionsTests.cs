using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Settings that contradict each other stop the start.</summary>
[TestFixture]
internal sealed class TokenOptionsTests
{
    [TestCase(
        "Keys=k;Issuer=i", "CodeFirst:Tokens:Keys is 'k' without CodeFirst:Tokens:Audience. Set it to the claim aud of the tokens.")]
    [TestCase(
        "Keys=k;Audience=a", "CodeFirst:Tokens:Keys is 'k' without CodeFirst:Tokens:Issuer. Set it to the claim iss of the tokens.")]
    [TestCase(
        "Authority=https://a",
        "CodeFirst:Tokens:Authority is 'https://a' without CodeFirst:Tokens:Audience. Set it to the claim aud of the tokens.")]
    [TestCase(
        "Authority=https://a;Audience=a;Keys=k",
        "CodeFirst:Tokens:Authority is 'https://a' and CodeFirst:Tokens:Keys is 'k'. Set one of them: the authority tells its keys itself.")]
    [TestCase(
        "Authority=https://a;Audience=a;Issuer=i",
        "CodeFirst:Tokens:Issuer is 'i', and CodeFirst:Tokens:Authority 'https://a' tells its issuer itself. Leave it out.")]
    [TestCase(
        "Authority=login;Audience=a",
        "CodeFirst:Tokens:Authority is 'login', which is no URL. Give that of the authority, for example https://login.example.com.")]
    [TestCase(
        "Authority=http://login.example.com;Audience=a",
        "CodeFirst:Tokens:Authority is 'http://login.example.com', and whoever is on the way could put keys of their own in place of the "
            + "authority's. Use https://.")]
    [TestCase(
        "Audience=a",
        "CodeFirst:Tokens:Audience is 'a' without CodeFirst:Tokens:Authority or CodeFirst:Tokens:Keys, and would do nothing: no token would "
            + "be asked for. Set one of them, or leave it out.")]
    public async Task Settings_that_contradict_each_other_stop_the_start(string settings, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => TokenHost.StartAsync(host =>
        {
            host.Settings.Clear();
            foreach (var setting in settings.Split(';').Select(setting => setting.Split('=')))
                host.Settings[$"CodeFirst:Tokens:{setting[0]}"] = setting[1];
        }));

        Assert.That(refusal!.Message, Is.EqualTo(sentence));
    }

    [TestCase("ClockSkew", "00:10:01")]
    [TestCase("ReloadInterval", "00:00:00.05")]
    public async Task A_setting_out_of_its_bounds_stops_the_start(string setting, string value) => Assert.That(
        (await Assert.ThrowsAsync<OptionsValidationException>(
            () => TokenHost.StartAsync(host => host.Settings[$"CodeFirst:Tokens:{setting}"] = value)))!.Message,
        Does.Contain(setting));
}
