using CodeFirst.Hosting;
using CodeFirst.Schema;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Grpc.Reflection.V1;
using NUnit.Framework;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace CodeFirst.Tests.Hosting;

/// <summary>What server reflection tells of any contract.</summary>
[TestFixture]
internal sealed class ReflectionTests
{
    private static readonly string[] Served =
    [
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
        "hosting.Chorus",
        "hosting.Echo",
        "hosting.murmur.Murmur",
        "hosting.other.Silence",
        "user.UserService",
    ];

    private CodeFirstHost _host = default!;

    [OneTimeSetUp]
    public async Task Start() => _host = await CodeFirstHost.StartAsync(application =>
    {
        application.MapCodeFirst<Echo>();
        application.MapCodeFirst<Chorus>();
        application.MapCodeFirst<Silence>();
        application.MapCodeFirst<Murmur>();
        application.MapCodeFirst<StubUserService>();
    });

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task V1_lists_every_mapped_service_and_health() =>
        Assert.That(await _host.Channel.ListServicesAsync(), Is.EqualTo(Served));

    [Test]
    public async Task V1alpha_lists_the_same()
    {
        using var call = new V1Alpha.ServerReflection.ServerReflectionClient(_host.Channel).ServerReflectionInfo();

        await call.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { ListServices = "" });

        await call.ResponseStream.MoveNext(CancellationToken.None);
        Assert.That(call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name), Is.EqualTo(Served));
    }

    [Test]
    public async Task Two_services_of_one_package_are_in_one_file_which_is_the_exporters()
    {
        var exported = ContractSchema.FromServices(typeof(IEcho), typeof(IChorus)).Files.Single().Descriptor;

        var files = await _host.Channel.FilesOfAsync("hosting.Echo");

        Assert.That(files[0], Is.EqualTo(exported));
        Assert.That(string.Join(' ', files[0].Service.Select(service => service.Name)), Is.EqualTo("Chorus Echo"));
        Assert.That((await _host.Channel.FilesOfAsync("hosting.Chorus"))[0].Service, Is.EqualTo(exported.Service));
    }

    [TestCase("hosting.Echo.Say")]
    [TestCase("hosting.Words")]
    public async Task A_file_comes_with_what_it_imports_whatever_of_it_is_asked_for(string symbol) => Assert.That(
        string.Join(' ', (await _host.Channel.FilesOfAsync(symbol)).Select(file => file.Name)),
        Is.EqualTo("hosting.proto google/protobuf/timestamp.proto"));

    [Test]
    public async Task A_file_of_another_package_comes_with_those_that_import_it() => Assert.That(
        string.Join(' ', (await _host.Channel.FilesOfAsync("hosting.murmur.Murmur")).Select(file => file.Name)),
        Is.EqualTo("hosting_murmur.proto google/protobuf/empty.proto hosting.proto google/protobuf/timestamp.proto"));

    [TestCase("hosting.other.Silence", "hosting/other/user.proto google/protobuf/empty.proto")]
    [TestCase("user.UserService", "user/user.proto")]
    public async Task Files_of_two_assemblies_with_one_name_are_told_apart_by_their_packages(string service, string files) => Assert.That(
        string.Join(' ', (await _host.Channel.FilesOfAsync(service)).Select(file => file.Name)),
        Is.EqualTo(files));

    [Test]
    public async Task Comments_of_the_contract_are_in_the_file() => Assert.That(
        (await _host.Channel.FilesOfAsync("hosting.Echo"))[0].SourceCodeInfo.Location.Select(location => location.LeadingComments),
        Does.Contain(" Says the words once.\n"));

    [Test]
    public async Task Health_is_described_too() =>
        Assert.That((await _host.Channel.FilesOfAsync("grpc.health.v1.Health")).Single().Package, Is.EqualTo("grpc.health.v1"));

    [Test]
    public async Task Buf_curl_calls_a_method_whose_message_another_package_declares()
    {
        Toolchain.RequireBuf();

        var result = await ChildProcess.RunAsync(
            Toolchain.Buf,
            ["curl", "--protocol", "grpc", "--http2-prior-knowledge", "-d", """{"text": "hush", "said_at": "2026-01-02T03:04:05Z"}""",
                $"{_host.Address}hosting.murmur.Murmur/Say"]);

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "{}\n", "")));
    }

    [Test]
    public async Task A_symbol_that_is_not_there_is_NOT_FOUND()
    {
        var answer = await _host.Channel.AskAsync(new ServerReflectionRequest { FileContainingSymbol = "hosting.Nobody" });

        Assert.That((StatusCode)answer.ErrorResponse.ErrorCode, Is.EqualTo(StatusCode.NotFound));
    }
}
