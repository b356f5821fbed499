namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>A message, written and read by one codec.</summary>
/// <param name="Name">Which message.</param>
/// <param name="Users">How many users it holds.</param>
/// <param name="Serialize">Writes it once.</param>
/// <param name="Deserialize">Reads its bytes once.</param>
internal sealed record CodecPart(string Name, int Users, Action Serialize, Action Deserialize)
{
    public const int BatchUsers = 10_000;

    public static CodecPart One(Action serialize, Action deserialize) => new("one user", 1, serialize, deserialize);

    public static CodecPart Batch(Action serialize, Action deserialize) => new($"{BatchUsers:N0} users", BatchUsers, serialize, deserialize);
}
