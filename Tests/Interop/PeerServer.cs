using System.Text.RegularExpressions;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Interop;

/// <summary>A running server of another team, and a .NET client of it.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly CodeFirstClient<IUserService> _client;

    private PeerServer(ChildProcess process, string authority)
    {
        _process = process;
        _client = CodeFirstClient.Create<IUserService>($"http://{authority}");
    }

    public IUserService Users => _client.Service;

    public static async Task<PeerServer> ListenAsync(ChildProcess process)
    {
        try
        {
            var listening = await process.WaitForOutputAsync("^listening on (.+)$");
            return new PeerServer(process, listening.Groups[1].Value);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the server has printed a line.</summary>
    public Task<Match> SaysAsync(string pattern) => _process.WaitForOutputAsync($"^{pattern}$");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }
}
