using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Json;
using CodeFirst.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>The messages of a host are those of its contracts, and those that any host has.</summary>
[TestFixture]
internal sealed class JsonTypesTests
{
    private CodeFirstHost _host = default!;

    private JsonTypes Types => _host.Services.GetRequiredService<JsonTypes>();

    [OneTimeSetUp]
    public async Task Start() => _host = await CodeFirstHost.StartAsync(application =>
    {
        application.MapCodeFirst<Echo>();
        application.MapCodeFirst<StubUserService>();
    });

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public void A_message_of_a_served_contract_is_read_and_written()
    {
        var bytes = Types.Find("user.UserResponse")!.Read("""{"userId":42,"username":"Cloud_Architect","isActive":true}""");

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("082A120F" + Convert.ToHexString("Cloud_Architect"u8) + "2001"));
        Assert.That(
            Types.Find("user.UserResponse")!.Write(bytes),
            Is.EqualTo("""{"userId":42,"username":"Cloud_Architect","isActive":true}"""));
    }

    [TestCase("grpc.health.v1.HealthCheckRequest", """{"service":"a"}""")]
    [TestCase("google.rpc.BadRequest", """{"fieldViolations":[{"field":"user_id","description":"is 0"}]}""")]
    [TestCase("google.rpc.Status", """{"code":5,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"}]}""")]
    [TestCase("google.protobuf.Empty", "{}")]
    public void Messages_that_any_host_has_are_there(string name, string json) =>
        Assert.That(Types.Find(name)!.Write(Types.Find(name)!.Read(json)), Is.EqualTo(json));

    [TestCase("user.Nobody")]
    [TestCase(".user.UserRequest")]
    [TestCase("")]
    public void Another_name_is_none(string name) => Assert.That(Types.Find(name), Is.Null);
}
