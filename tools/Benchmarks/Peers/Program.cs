using CodeFirst.Benchmarks.Peers;
using CodeFirst.Benchmarks.Peers.Clients;
using CodeFirst.Benchmarks.Peers.Codecs;
using CodeFirst.Benchmarks.Peers.Servers;

return args switch
{
    ["serve", var peer, .. var rest] => await PeerServer.RunAsync(peer, rest),
    ["call", var client, var address, var callers, var warmUp, var length] =>
        await PeerClient.RunAsync(client, new Uri(address), int.Parse(callers, null), Seconds.Parse(warmUp), Seconds.Parse(length)),
    ["serialize", var codec, var warmUp, var length] => CodecRun.Run(codec, Seconds.Parse(warmUp), Seconds.Parse(length)),
    _ => Usage.Say(),
};
