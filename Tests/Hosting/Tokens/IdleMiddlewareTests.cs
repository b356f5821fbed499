using System.Net;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Applications whose endpoints ask nobody who they are, and those that do.</summary>
[TestFixture]
internal sealed class IdleMiddlewareTests
{
    [Test]
    public async Task Nobody_is_asked_where_no_endpoint_wants_to_know()
    {
        var asked = true;
        await using var host = await StartAsync(
            builder => builder.Services.AddSingleton(new FailingEcho(call =>
            {
                asked = call.ServerCallContext!.GetHttpContext().Features.Get<IAuthenticationFeature>() is not null;
                return Task.FromResult(new Words());
            })));

        await host.Channel.CreateGrpcService<IEveryShape>().Say(new Words());

        Assert.That(asked, Is.False);
    }

    [Test]
    public async Task An_endpoint_with_a_policy_stays_closed()
    {
        await using var host = await StartAsync(
            builder => builder.Services.AddAuthorizationBuilder().AddPolicy("nobody", policy => policy.RequireAssertion(_ => false)),
            application => application.MapGet("/secret", () => "words").RequireAuthorization("nobody"));

        Assert.That(await StatusAsync(host, "/secret"), Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task So_does_every_endpoint_under_a_fallback_policy()
    {
        await using var host = await StartAsync(
            builder => builder.Services.Configure<AuthorizationOptions>(options =>
                options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build()),
            application => application.MapGet("/words", () => "words"));

        Assert.That(await StatusAsync(host, "/words"), Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_open_endpoint_beside_the_service_is_open()
    {
        await using var host = await StartAsync(_ => { }, application => application.MapGet("/words", () => "words"));

        Assert.That(await StatusAsync(host, "/words"), Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<HttpStatusCode> StatusAsync(CodeFirstHost host, string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static Task<CodeFirstHost> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication>? map = null) =>
        CodeFirstHost.StartAsync(
            application =>
            {
                application.MapCodeFirst<FailingEcho>();
                map?.Invoke(application);
            },
            builder =>
            {
                builder.Services.AddSingleton(new FailingEcho(_ => Task.FromResult(new Words())));
                configure(builder);
            });
}
