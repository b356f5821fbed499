using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>What a sub service says.</summary>
[SubService]
public interface ICommentedBase
{
    /// <summary>Said of a base, which <see cref="IOther"/> takes over.</summary>
    [Operation]
    ValueTask<Commented> Base(Commented request);
}

/// <summary>Not exported; its words are.</summary>
public interface IOther
{
    /// <summary>Words of <see cref="Commented.Text"/>.</summary>
    /// <remarks>And their remarks.</remarks>
    ValueTask<Commented> Other(Commented request);
}

/// <summary>
/// A summary on
/// two lines; a <see cref="Commented">named one</see>, <see href="https://example.com/a"/>, <see langword="true"/>,
/// &lt;b&gt; &amp; <b>bold</b>.
///
/// An empty line is a paragraph.<br/>
/// A break is a line.
/// </summary>
/// <remarks>
/// Ends nothing: */ and /* and // and \
/// "quotes" 'both' \n %d ${x} 日本 é 😀
/// <para>One paragraph.</para><para>Another.</para>
/// <code>
/// if (a)
///     b();
///
/// c();
/// </code>
/// <list type="number"><item>First.</item><item>Second,
/// on two lines.
/// <list type="bullet"><item>Inside.</item></list></item></list>
/// <list type="table">
/// <listheader><term>Term</term><description>Meaning</description></listheader>
/// <item><term>a</term><description>the first</description></item>
/// </list>
/// The end.
/// </remarks>
/// <seealso cref="Commented"/>
[Service("zoo.commented.Commenting")]
public interface ICommented : ICommentedBase
{
    /// <inheritdoc cref="IOther.Other"/>
    [Operation]
    ValueTask<Commented> Taken(Commented request);

    /// <summary>Before. <inheritdoc cref="IOther.Other"/> After.</summary>
    [Operation]
    ValueTask<Commented> Partly(Commented request);

    /// <inheritdoc cref="Circle2"/>
    [Operation]
    ValueTask<Commented> Circle1(Commented request);

    /// <inheritdoc cref="Circle1"/>
    [Operation]
    ValueTask<Commented> Circle2(Commented request);

    /// <remarks>Only a remark.</remarks>
    /// <param name="request">Not said.</param>
    /// <returns>Not said.</returns>
    [Operation]
    ValueTask<Commented> Remarked(Commented request);
}

/// <summary>What has a text.</summary>
public interface ITexted
{
    /// <summary>The text, said of the interface.</summary>
    string Text { get; }
}

/// <inheritdoc/>
[ProtoContract]
public sealed record Commented : ITexted
{
    /// <inheritdoc/>
    [ProtoMember(1)] public string Text { get; init; } = "";
}
