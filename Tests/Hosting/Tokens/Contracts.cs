using CodeFirst.Annotations;
using Grpc.Core;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Needs scopes for all it does.</summary>
[Service("tokens.Vault"), RequireScope("vault.read")]
public interface IVault : IDoor
{
    [Operation]
    ValueTask<Words> Read(Words words, CallContext context = default);

    [Operation, RequireScope("vault.write")]
    ValueTask<Words> Write(IAsyncEnumerable<Words> words, CallContext context = default);

    [Operation, RequireScope("vault.watch", "vault.admin")]
    IAsyncEnumerable<Words> Watch(Words words, CallContext context = default);

    [Operation, RequireScope("vault.read"), RequireScope("vault.write")]
    IAsyncEnumerable<Words> Talk(IAsyncEnumerable<Words> words, CallContext context = default);
}

/// <summary>Part of other contracts.</summary>
[SubService, RequireScope("door.open")]
public interface IDoor
{
    [Operation]
    ValueTask<Words> Open(Words words, CallContext context = default);
}

/// <summary>Counts the calls that reach it; its streams last for as long as they may.</summary>
internal sealed class Vault : IVault
{
    public int Calls { get; private set; }

    public string? Caller { get; private set; }

    /// <summary>Whether a watch goes on whatever its token says.</summary>
    public bool IsDeaf { get; init; }

    public TaskCompletionSource Ended { get; } = new();

    public ValueTask<Words> Open(Words words, CallContext context = default) => Answer(words, context);

    public ValueTask<Words> Read(Words words, CallContext context = default) => Answer(words, context);

    public async ValueTask<Words> Write(IAsyncEnumerable<Words> words, CallContext context = default)
    {
        Calls++;
        var last = new Words();
        await foreach (var word in words)
            last = word;
        return last;
    }

    public async IAsyncEnumerable<Words> Watch(Words words, CallContext context = default)
    {
        Calls++;
        yield return words;
        if (IsDeaf)
        {
            await Ended.Task;
            yield return words;
        }

        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    public async IAsyncEnumerable<Words> Talk(IAsyncEnumerable<Words> words, CallContext context = default)
    {
        Calls++;
        await foreach (var word in words)
            yield return word;
    }

    private ValueTask<Words> Answer(Words words, CallContext context)
    {
        Calls++;
        Caller = context.ServerCallContext!.GetHttpContext().User.Identity?.Name;
        return new(words);
    }
}
