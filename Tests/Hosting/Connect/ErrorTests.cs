using System.Text.Json;
using CodeFirst.Hosting;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>How failures are told: <see href="https://connectrpc.com/docs/protocol#error-codes"/>.</summary>
[TestFixture]
internal sealed class ErrorTests
{
    [TestCase(StatusCode.Cancelled, "canceled", 499)]
    [TestCase(StatusCode.Unknown, "unknown", 500)]
    [TestCase(StatusCode.InvalidArgument, "invalid_argument", 400)]
    [TestCase(StatusCode.DeadlineExceeded, "deadline_exceeded", 504)]
    [TestCase(StatusCode.NotFound, "not_found", 404)]
    [TestCase(StatusCode.AlreadyExists, "already_exists", 409)]
    [TestCase(StatusCode.PermissionDenied, "permission_denied", 403)]
    [TestCase(StatusCode.ResourceExhausted, "resource_exhausted", 429)]
    [TestCase(StatusCode.FailedPrecondition, "failed_precondition", 400)]
    [TestCase(StatusCode.Aborted, "aborted", 409)]
    [TestCase(StatusCode.OutOfRange, "out_of_range", 400)]
    [TestCase(StatusCode.Unimplemented, "unimplemented", 501)]
    [TestCase(StatusCode.Internal, "internal", 500)]
    [TestCase(StatusCode.Unavailable, "unavailable", 503)]
    [TestCase(StatusCode.DataLoss, "data_loss", 500)]
    [TestCase(StatusCode.Unauthenticated, "unauthenticated", 401)]
    public async Task Every_status_has_a_code_and_an_HTTP_status(StatusCode status, string code, int http)
    {
        await using var host = await ConnectHost.StartAsync(_ => throw new RpcException(new Grpc.Core.Status(status, "Zürich: 100 %")));

        using var unary = await host.PostAsync("Say", "{}");
        using var stream = await host.PostAsync("Repeat", ConnectHost.StreamJson, Envelopes.Json("{}"));

        var error = $$"""{"code":"{{code}}","message":"Zürich: 100 %"}""";
        Assert.That(
            ((int)unary.StatusCode, $"{unary.Content.Headers.ContentType}", await unary.Content.ReadAsStringAsync()),
            Is.EqualTo((http, ConnectHost.Json, error)));
        Assert.That((int)stream.StatusCode, Is.EqualTo(200));
        Assert.That((await Envelopes.ReadTextAsync(stream)).Single(), Is.EqualTo($$"""2 {"error":{{error}}}"""));
    }

    [Test]
    public async Task Details_are_there_for_programs_and_readable_for_people()
    {
        await using var host = await ConnectHost.StartAsync(
            _ => throw new CallFailures("hosting.EveryShape").NotFound("WORD_NOT_FOUND", "There is no such word.", "hosting.Word", "words/7", ("word", "7")));

        using var answer = await host.PostAsync("Say", "{}");
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var details = error.RootElement.GetProperty("details").EnumerateArray().ToList();

        Assert.That(string.Join(' ', details.Select(detail => detail.GetProperty("type").GetString())), Is.EqualTo("google.rpc.ErrorInfo google.rpc.ResourceInfo"));
        Assert.That(details.Select(detail => detail.GetProperty("value").GetString()), Has.None.Contains("="));
        Assert.That(ErrorInfo.Parser.ParseFrom(Unpadded(details[0].GetProperty("value").GetString()!)).Reason, Is.EqualTo("WORD_NOT_FOUND"));
        Assert.That(
            details[0].GetProperty("debug").GetRawText(),
            Is.EqualTo("""{"reason":"WORD_NOT_FOUND","domain":"hosting.EveryShape","metadata":{"word":"7"}}"""));
    }

    [Test]
    public async Task An_answer_that_comes_from_before_gRPC_has_the_code_of_its_HTTP_status()
    {
        await using var host = await ConnectHost.StartAsync(configure: builder => builder.Services.AddSingleton<IStartupFilter>(new Closed()));

        using var answer = await host.PostAsync("Say", "{}");

        Assert.That(
            ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()),
            Is.EqualTo((503, """{"code":"unavailable","message":"The call was answered by HTTP status 503, and not by the service."}""")));
    }

    private static byte[] Unpadded(string base64) => Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));

    private sealed class Closed : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.Use((HttpContext context, RequestDelegate _) => Task.FromResult(context.Response.StatusCode = 503));
            next(application);
        };
    }
}
