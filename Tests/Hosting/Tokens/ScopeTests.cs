using CodeFirst.Annotations;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Tokens;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>What a token must allow for each method.</summary>
[TestFixture]
internal sealed class ScopeTests
{
    private static readonly string[] Both = ["vault.read", "vault.write"];

    [Test]
    public async Task A_token_without_the_scope_is_told_which_one_is_missing()
    {
        await using var host = await TokenHost.StartAsync();

        var refused = await TokenHost.FailureAsync(async () => await host.CallerWith(("scope", "vault.write")).Read(TokenHost.Hello));

        Assert.That((refused.StatusCode, refused.Status.Detail), Is.EqualTo((
            StatusCode.PermissionDenied, "The token does not have the scope 'vault.read', which /tokens.Vault/Read needs.")));
        var info = refused.Failure().ErrorInfo!;
        Assert.That((info.Reason, info.Domain, info.Metadata["scope"]), Is.EqualTo(("SCOPE_MISSING", "tokens.Vault", "vault.read")));
        Assert.That(
            refused.Trailers.GetValue("www-authenticate"), Is.EqualTo("Bearer error=\"insufficient_scope\", scope=\"vault.read\""));
        Assert.That(host.Vault.Calls, Is.Zero);
    }

    private static IEnumerable<TestCaseData<(string, object?)[], bool>> Claims()
    {
        yield return new([("scope", "vault.read")], true) { TestName = "scope" };
        yield return new([("scope", "other vault.read more")], true) { TestName = "scope among others" };
        yield return new([("scope", null), ("scp", "other vault.read")], true) { TestName = "scp as a string" };
        yield return new([("scope", null), ("scp", Both)], true) { TestName = "scp as an array" };
        yield return new([("scope", null)], false) { TestName = "no scope" };
        yield return new([("scope", "vault.reader vault")], false) { TestName = "a longer word and a shorter one" };
        yield return new([("scope", "Vault.Read")], false) { TestName = "other letters" };
        yield return new([("scope", null), ("roles", "vault.read")], false) { TestName = "another claim" };
    }

    [TestCaseSource(nameof(Claims))]
    public async Task A_scope_is_a_word_of_scope_or_scp((string, object?)[] change, bool isAnswered)
    {
        await using var host = await TokenHost.StartAsync();

        Assert.That(await IsAllowedAsync(async () => await host.CallerWith(change).Read(TokenHost.Hello)), Is.EqualTo(isAnswered));
    }

    [TestCase("vault.read", false)]
    [TestCase("vault.watch", true)]
    [TestCase("vault.admin", true)]
    public async Task Of_several_scopes_in_one_attribute_any_is_enough(string scope, bool isAllowed)
    {
        await using var host = await TokenHost.StartAsync();

        Assert.That(
            await IsAllowedAsync(async () => await host.CallerWith(("scope", scope)).Watch(TokenHost.Hello).FirstAsync()),
            Is.EqualTo(isAllowed));
    }

    [Test]
    public async Task Scopes_any_of_which_would_do_are_all_named()
    {
        await using var host = await TokenHost.StartAsync();

        var refused = await TokenHost.FailureAsync(async () => await host.CallerWith().Watch(TokenHost.Hello).FirstAsync());

        Assert.That(
            refused.Status.Detail,
            Is.EqualTo("The token does not have any of the scopes 'vault.watch', 'vault.admin', which /tokens.Vault/Watch needs."));
    }

    [TestCase("vault.read", false)]
    [TestCase("vault.write", false)]
    [TestCase("vault.read vault.write", true)]
    public async Task Of_several_attributes_each_has_to_be_met(string scope, bool isAllowed)
    {
        await using var host = await TokenHost.StartAsync();

        Assert.That(
            await IsAllowedAsync(async () =>
                await host.CallerWith(("scope", scope)).Talk(new[] { TokenHost.Hello }.ToAsyncEnumerable()).FirstAsync()),
            Is.EqualTo(isAllowed));
    }

    [Test]
    public async Task The_methods_attribute_takes_the_place_of_the_interfaces()
    {
        await using var host = await TokenHost.StartAsync();
        var caller = host.CallerWith(("scope", "vault.write"));

        Assert.That(await IsAllowedAsync(async () => await caller.Write(new[] { TokenHost.Hello }.ToAsyncEnumerable())), Is.True);
    }

    [TestCase("vault.read", false)]
    [TestCase("door.open", true)]
    public async Task An_inherited_methods_scope_is_that_of_its_own_interface(string scope, bool isAllowed)
    {
        await using var host = await TokenHost.StartAsync();

        Assert.That(await IsAllowedAsync(async () => await host.CallerWith(("scope", scope)).Open(TokenHost.Hello)), Is.EqualTo(isAllowed));
    }

    [Test]
    public async Task A_scope_on_a_method_of_the_class_stops_the_start() => Assert.That(
        (await Assert.ThrowsAsync<InvalidOperationException>(
            () => CodeFirstHost.StartAsync(application => application.MapCodeFirst<ScopedEcho>())))!.Message,
        Is.EqualTo("'CodeFirst.Tests.Hosting.Tokens.ScopedEcho' cannot be mapped: [RequireScope] on its method 'Say' would do nothing. "
            + "Put it on the method of the contract's interface."));

    [TestCase("")]
    [TestCase("users read")]
    [TestCase("\"")]
    public void A_scope_that_no_token_can_have_is_refused(string scope) => Assert.That(
        () => new RequireScopeAttribute("users.read", scope),
        Throws.ArgumentException.With.Message.EqualTo(
            $"The scope '{scope}' is none: write one word of printable ASCII without quotes and backslashes, for example users.read."));

    [TestCase("https://0.0.0.0:50051", true)]
    [TestCase("http://127.0.0.1:50051", false)]
    public async Task Scopes_that_protect_nothing_are_said_where_other_machines_call(string url, bool isSaid)
    {
        await using var host = await TokenHost.StartAsync(host => host.Settings.Clear());
        var (services, log) = (host.Host.Services, new CollectedLog());
        var features = new FeatureCollection();
        features.Set<IServerAddressesFeature>(new ServerAddressesFeature());
        features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(url);
        var start = new TokenStart(
            services.GetRequiredService<IOptions<TokenOptions>>(),
            services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>(),
            services.GetRequiredService<Discovery>(),
            services.GetRequiredService<ServedContracts>(),
            Mock.Of<IServer>(server => server.Features == features),
            new LoggerFactory([log]).CreateLogger<TokenStart>());

        await start.StartedAsync(CancellationToken.None);

        string[] sentences = isSaid
            ? [
                "Warning: No tokens are asked for, so the scopes of /tokens.Vault/Read, /tokens.Vault/Write, /tokens.Vault/Watch, "
                    + "/tokens.Vault/Talk, /tokens.Vault/Open protect nothing: whoever reaches https://0.0.0.0:50051 may call them. Set "
                    + "CodeFirst:Tokens:Authority or CodeFirst:Tokens:Keys.",
            ]
            : [];
        Assert.That(log.Warnings, Is.EqualTo(sentences));
    }

    private static async Task<bool> IsAllowedAsync(Func<Task> call)
    {
        var status = await TokenHost.StatusAsync(call);
        Assert.That(status, Is.EqualTo(StatusCode.OK).Or.EqualTo(StatusCode.PermissionDenied));
        return status == StatusCode.OK;
    }
}

internal sealed class ScopedEcho : IEcho
{
    [RequireScope("echo.say")]
    public ValueTask<Words> Say(Words words, CallContext context = default) => new(words);
}
