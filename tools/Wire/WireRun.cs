using CodeFirst.Wire.Contracts;
using CodeFirst.Wire.Relays;
using CodeFirst.Wire.Statements;
using CodeFirst.Wire.Values;

namespace CodeFirst.Wire;

/// <summary>
/// Sends random values of every message from C# through the relays and back. C# states beside the bytes what each value says, from its
/// own types; each relay checks that with what its generated code reads.
/// </summary>
internal sealed class WireRun(IReadOnlyList<WireContract> contracts, IReadOnlyList<Relay> relays, WireOptions options)
{
    private const int NewerEvery = 4;

    private IEnumerable<WireMessage> Messages =>
        contracts.SelectMany(contract => contract.Messages).Where(message => options.Message is null || message.Name == options.Message);

    /// <param name="folder">Where the values lie between two relays.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="RelayException">A relay cannot be built or did not end well.</exception>
    public async Task<IReadOnlyList<MessageResult>> ExecuteAsync(string folder, CancellationToken cancellationToken = default)
    {
        if (!Messages.Any())
            throw new RelayException(
                $"'{options.Message}' is no message of the contract; there are: "
                + string.Join(", ", contracts.SelectMany(contract => contract.Messages).Select(message => message.Name)));
        var at = Path.Combine(folder, "values.0");
        Send(at);
        foreach (var (relay, number) in relays.Select((relay, number) => (relay, number + 1)))
        {
            var next = Path.Combine(folder, $"values.{number}");
            await relay.BuildAsync([.. contracts.Select(contract => contract.File)], cancellationToken).ConfigureAwait(false);
            await relay.RunAsync(at, next, cancellationToken).ConfigureAwait(false);
            File.Delete(at);
            at = next;
        }

        return Receive(at);
    }

    private void Send(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var message in Messages)
            foreach (var index in options.Indexes)
            {
                var value = MessageValues.Create(message, options.Seed, index);
                byte[] newer = IsNewer(index) ? UnknownFields.Of(message) : [];
                new Frame(message.RootName, [.. message.Root.Serialize(value), .. newer], StatementWriter.Of(message, value).ToBytes()).Write(file);
            }
    }

    private List<MessageResult> Receive(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        var results = new List<MessageResult>();
        foreach (var message in Messages)
        {
            var result = new MessageResult(message.Name);
            foreach (var index in options.Indexes)
            {
                var frame = Frame.Read(file);
                var sent = MessageValues.Create(message, options.Seed, index);
                var statement = StatementWriter.Of(message, sent, exact: true);
                var difference = frame.Complaint.Length > 0 ? frame.Complaint : Compare(message, statement, frame.Bytes, IsNewer(index));
                result.Count(
                    statement.Facts.Count,
                    frame.Bytes.Length,
                    IsNewer(index),
                    difference is null ? null : new ValueFailure(message.Name, options.Seed, index, difference));
            }

            results.Add(result);
        }

        return results;
    }

    private static string? Compare(WireMessage message, Statement sent, byte[] bytes, bool isNewer)
    {
        object back;
        try
        {
            back = message.Root.Deserialize(bytes);
        }
        catch (Exception error) when (error is ProtoBuf.ProtoException or InvalidOperationException or OverflowException or FormatException
            or ArgumentException or EndOfStreamException or InvalidDataException)
        {
            return $"C# could not read it back: {error.Message}";
        }

        if (isNewer && !Keeps(message, bytes))
            return "the fields of a newer contract were lost on the way";
        if (sent.Difference(StatementWriter.Of(message, back, exact: true)) is { } difference)
            return difference;
        // protobuf-net keeps what it does not know only in a type that asks for it
        return isNewer && back is ProtoBuf.IExtensible && !Keeps(message, message.Root.Serialize(back))
            ? "C# lost the fields of a newer contract"
            : null;
    }

    private static bool Keeps(WireMessage message, byte[] bytes) =>
        UnknownFields.Find(message, bytes).SequenceEqual(UnknownFields.Of(message));

    private static bool IsNewer(int index) => index % NewerEvery == NewerEvery - 1;
}
