using CodeFirst.Client;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>Files that change while the host runs: for the better, and for the worse.</summary>
[TestFixture]
internal sealed class RotationTests
{
    private static readonly Words Hello = new() { Text = "hello" };

    [Test]
    public async Task New_connections_get_the_new_certificate_and_open_ones_go_on()
    {
        List<string> connections = [];
        await using var host = await TlsHost.StartAsync(onCall: context => connections.Add(context.Connection.Id));
        using var client = host.CreateClient();
        await client.Service.Say(Hello);

        host.WritePem(host.Ours.Sign("renewed"));
        await host.WaitForAsync("CN=renewed");
        await client.Service.Say(Hello);

        Assert.That(connections.Distinct().Count(), Is.EqualTo(1));
        Assert.That(host.Log.Lines.Last(line => line.StartsWith("Information", StringComparison.Ordinal)), Does.Match(
            @"^Information: New connections get the certificate of '.*certificate\.pem': CN=renewed, which ends [-\d]+ [:\d]+Z\.$"));
    }

    [Test]
    public async Task A_key_that_comes_before_its_certificate_is_waited_for_and_said_once()
    {
        await using var host = await TlsHost.StartAsync();
        var renewed = host.Ours.Sign("renewed");

        await File.WriteAllTextAsync(host.PathTo("key.pem"), TlsHost.KeyOf(renewed));
        await host.WaitForWarningAsync("cannot be used with the key in CodeFirst:Tls:Key");
        Assert.That((await host.ShakeHandsAsync()).Subject, Is.EqualTo("CN=service"));
        await File.WriteAllTextAsync(host.PathTo("certificate.pem"), renewed.ExportCertificatePem());
        await host.WaitForAsync("CN=renewed");

        Assert.That(host.Log.Warnings.Single(), Does.Match(
            @"^Warning: The files of CodeFirst:Tls have changed and cannot be used\. CodeFirst:Tls:Certificate '.*certificate\.pem' cannot be used "
            + @"with the key in CodeFirst:Tls:Key '.*key\.pem': .* The certificate in use stays: CN=service, which ends [-\d]+ [:\d]+Z\.$"));
    }

    [Test]
    public async Task A_file_half_written_is_waited_for()
    {
        await using var host = await TlsHost.StartAsync();
        var renewed = host.Ours.Sign("renewed");
        var whole = renewed.ExportCertificatePem();

        await File.WriteAllTextAsync(host.PathTo("certificate.pem"), whole[..(whole.Length / 2)]);
        await host.WaitForWarningAsync("CodeFirst:Tls:Certificate '");
        Assert.That((await host.ShakeHandsAsync()).Subject, Is.EqualTo("CN=service"));
        host.WritePem(renewed);

        await host.WaitForAsync("CN=renewed");
    }

    [Test]
    public async Task A_file_that_is_gone_leaves_the_certificate_in_use_and_may_come_back()
    {
        await using var host = await TlsHost.StartAsync();

        File.Delete(host.PathTo("certificate.pem"));
        await host.WaitForWarningAsync($"CodeFirst:Tls:Certificate cannot be read: Could not find file '{host.PathTo("certificate.pem")}'.");
        Assert.That((await host.ShakeHandsAsync()).Subject, Is.EqualTo("CN=service"));
        host.WritePem(host.Ours.Sign("renewed"));

        await host.WaitForAsync("CN=renewed");
    }

    /// <summary>As Kubernetes mounts a secret: files are links through <c>..data</c>, which is a link that is replaced whole.</summary>
    [Test]
    public async Task A_swapped_link_above_the_files_is_seen()
    {
        await using var host = await TlsHost.StartAsync(host =>
        {
            PublishAsync(host, "..one", "service").GetAwaiter().GetResult();
            Link(host, "certificate.pem");
            Link(host, "key.pem");
        });
        Assert.That((await host.ShakeHandsAsync()).Subject, Is.EqualTo("CN=service"));

        await PublishAsync(host, "..two", "renewed");
        Directory.Delete(host.PathTo("..one"), recursive: true);

        await host.WaitForAsync("CN=renewed");
        Assert.That(host.Log.Warnings, Is.Empty);
    }

    [Test]
    public async Task Callers_of_an_authority_that_was_replaced_are_refused_and_those_of_the_new_one_answered()
    {
        using var others = new Certificates();
        await using var host = await TlsHost.StartAsync(host => host.Require(host.Ours));
        using var before = host.CreateClient(host.Ours.Sign("analytics"));
        await before.Service.Say(Hello);

        host.Require(others);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await IsAnsweredAsync(host, others))
            await Task.Delay(20, patience.Token);

        Assert.That(await IsAnsweredAsync(host, host.Ours), Is.False);
        Assert.That((await before.Service.Say(Hello)).Text, Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_certificate_that_ends_soon_is_said_at_the_start_and_when_it_comes_later()
    {
        await using var host = await TlsHost.StartAsync(host => host.WritePem(host.Ours.Sign("hasty", TimeSpan.FromHours(1))));

        host.WritePem(host.Ours.Sign("hastier", TimeSpan.FromHours(2)));
        await host.WaitForWarningAsync("CN=hastier ends ");

        Assert.That(host.Log.Warnings, Is.EqualTo(host.Log.Warnings.Distinct()));
        Assert.That(host.Log.Warnings.First(), Does.Match(
            @"^Warning: The certificate CN=hasty ends [-\d]+ [:\d]+Z\. Replace its file; it is read again when it changes\.$"));
    }

    private static async Task<bool> IsAnsweredAsync(TlsHost host, Certificates authority)
    {
        using var client = host.CreateClient(authority.Sign("analytics"));
        try
        {
            await client.Service.Say(Hello);
            return true;
        }
        catch (RpcException refused) when (refused.Failure().Origin == FailureOrigin.Client)
        {
            return false;
        }
    }

    private static async Task PublishAsync(TlsHost host, string version, string name)
    {
        var certificate = host.Ours.Sign(name);
        Directory.CreateDirectory(host.PathTo(version));
        File.WriteAllText(host.PathTo($"{version}/certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(host.PathTo($"{version}/key.pem"), TlsHost.KeyOf(certificate));
        // a link takes another's place in one step, which .NET does for files alone
        File.CreateSymbolicLink(host.PathTo("..data_tmp"), version);
        var moved = await ChildProcess.RunAsync("mv", ["-T", host.PathTo("..data_tmp"), host.PathTo("..data")]);
        Assert.That(moved.ExitCode, Is.Zero, moved.Error);
    }

    private static void Link(TlsHost host, string file)
    {
        File.Delete(host.PathTo(file));
        File.CreateSymbolicLink(host.PathTo(file), Path.Combine("..data", file));
    }
}
