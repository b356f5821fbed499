using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>connect-es under node calls all four shapes in each of its protocols.</summary>
[TestFixture]
internal sealed class ConnectClientTests
{
    private UsersHost _host = default!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Toolchain.RequireConnect();
        _host = await UsersHost.StartAsync(demoUsers: 5000, arguments: "--Web:Url=http://127.0.0.1:0");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [TestCase("connect", "1.1", "json")]
    [TestCase("connect", "1.1", "binary")]
    [TestCase("connect", "2", "json")]
    [TestCase("connect", "2", "binary")]
    [TestCase("grpc-web", "1.1", "binary")]
    [TestCase("grpc-web", "2", "binary")]
    [TestCase("grpc", "2", "binary")]
    public async Task It_calls_every_shape_and_meets_details_deadlines_and_cancellation(string protocol, string http, string format)
    {
        var address = http == "2" ? _host.Address : _host.Web!;

        var ended = await ChildProcess.RunAsync(
            "node", [Path.Combine(await ConnectPeer.FolderAsync(), "client.mjs"), address.AbsoluteUri.TrimEnd('/'), protocol, http, format]);

        Assert.That(ended.Error, Is.Empty);
        Assert.That(ended.Output, Is.EqualTo(
            $$$"""
            {"stats":[42,"Cloud_Architect",1500,true],"got":[42,"Cloud_Architect",1500,true],
            "missing":{"code":"NotFound","message":"There is no user with user_id 4200000.","details":["google.rpc.ErrorInfo","google.rpc.ResourceInfo"]},
            "invalid":{"code":"InvalidArgument","message":"user_id is -1; a user's id is greater than zero.","details":["google.rpc.ErrorInfo","google.rpc.BadRequest"]},
            "exported":5000,
            "refused":{"code":"InvalidArgument","message":"after_user_id is -1; give 0 for no bound, or a user's id.","details":["google.rpc.ErrorInfo","google.rpc.BadRequest"]},
            "recorded":[1,1,1,"{{{protocol}}}-{{{http}}}-{{{format}}}-2"],"watched":[[42,"Cloud_Architect"],[1,"Amber_Diver_1"]],
            "late":"DeadlineExceeded",
            "canceled":{"code":"Canceled","message":"This operation was aborted","details":[]}}
            """.ReplaceLineEndings("") + "\n"));
    }
}
