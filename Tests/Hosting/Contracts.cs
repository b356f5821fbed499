using CodeFirst.Annotations;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

// the name of another assembly's file too
[assembly: ProtoFile("hosting.other", Name = "user.proto")]

namespace CodeFirst.Tests.Hosting;

/// <summary>What is said.</summary>
[ProtoContract(Name = "hosting.Words")]
public sealed record Words
{
    /// <summary>The words.</summary>
    [ProtoMember(1), System.ComponentModel.DefaultValue("")]
    public string Text { get; init; } = "";

    /// <summary>When they were said.</summary>
    [ProtoMember(2), CompatibilityLevel(CompatibilityLevel.Level300)]
    public DateTime SaidAt { get; init; }
}

/// <summary>Says things back.</summary>
[Service("hosting.Echo")]
public interface IEcho
{
    /// <summary>Says the words once.</summary>
    [Operation]
    ValueTask<Words> Say(Words words, CallContext context = default);
}

/// <summary>Shares a package, and a message, with <see cref="IEcho"/>.</summary>
[Service("hosting.Chorus")]
public interface IChorus
{
    [Operation]
    IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default);
}

/// <summary>A package of its own.</summary>
[Service("hosting.other.Silence")]
public interface ISilence
{
    [Operation]
    ValueTask Keep(Hush hush, CallContext context = default);
}

/// <summary>A package that imports another.</summary>
[Service("hosting.murmur.Murmur")]
public interface IMurmur
{
    [Operation]
    ValueTask Say(Words words, CallContext context = default);
}

/// <summary>Nothing.</summary>
[ProtoContract]
public sealed record Hush
{
    [ProtoMember(1)]
    public int Seconds { get; init; }
}

/// <summary>A method that the server drops, and a message that cannot be exact.</summary>
[Service("hosting.Broken")]
public interface IBroken
{
#pragma warning disable PBN2007 // the analyzer knows; a contract built without it is what the start checks
    [Operation]
    ValueTask<Words> Drop(Words words, int times, CallContext context = default);
#pragma warning restore PBN2007

    [Operation]
    ValueTask<Lossy> Lose(Words words, CallContext context = default);
}

/// <summary>An absent number reads as 7 here and as 0 elsewhere.</summary>
[ProtoContract]
public sealed record Lossy
{
    [ProtoMember(1), System.ComponentModel.DefaultValue(7)]
    public int Number { get; init; } = 7;
}

internal class Echo : IEcho
{
    public ValueTask<Words> Say(Words words, CallContext context = default) => new(words);
}

internal sealed class SecondEcho : Echo;

internal sealed class Chorus : IChorus
{
    public IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default) => Enumerable.Repeat(words, 2).ToAsyncEnumerable();
}

internal sealed class Silence : ISilence
{
    public ValueTask Keep(Hush hush, CallContext context = default) => default;
}

internal sealed class Murmur : IMurmur
{
    public ValueTask Say(Words words, CallContext context = default) => default;
}

internal sealed class Broken : IBroken
{
    public ValueTask<Words> Drop(Words words, int times, CallContext context = default) => new(words);

    public ValueTask<Lossy> Lose(Words words, CallContext context = default) => new(new Lossy());
}

/// <summary>The server asks this class, and no interface, for its methods.</summary>
internal sealed class MarkedEcho : IEcho, IGrpcService
{
    public ValueTask<Words> Say(Words words, CallContext context = default) => new(words);
}
