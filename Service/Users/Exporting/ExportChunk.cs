using System.Text;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Service.Users.Exporting;

/// <summary>Fills one chunk of columns, and knows to the byte how large it will be on the wire.</summary>
/// <param name="maxBytes">The most it may have, but for a single user.</param>
/// <param name="users">How many users to make room for at once.</param>
internal sealed class ExportChunk(int maxBytes, int users = 0) : IUserSink
{
    /// <summary>The smallest chunk a caller may ask for, in bytes.</summary>
    public const int MinBytes = 1024;

    /// <summary>The largest chunk a caller may ask for, in bytes: a quarter of what gRPC clients accept by default (4 MiB).</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The size of a chunk when the caller does not say, in bytes.</summary>
    public const int DefaultBytes = 32 * 1024;

    // of a user with a name of some twenty bytes; only the first guess of a chunk
    private const int UsualRowBytes = 30;

    // three packed columns, each with a tag of one byte and a length of up to four
    private const int ColumnHeaders = 3 * (1 + 4);

    private readonly ExportUserStatsResponse _columns = new()
    {
        UserIds = new(users),
        Usernames = new(users),
        TotalPoints = new(users),
        IsActive = new(users),
    };

    private int _bytes = ColumnHeaders;

    /// <summary>Whether a user was turned away.</summary>
    public bool IsFull { get; private set; }

    public bool IsEmpty => _columns.UserIds.Count == 0;

    public int LastUserId => _columns.UserIds[^1];

    public bool TryAdd(int userId, string username, int totalPoints, bool isActive)
    {
        var nameBytes = Encoding.UTF8.GetByteCount(username);
        var rowBytes = VarintBytes(userId) + 1 + VarintBytes(nameBytes) + nameBytes + VarintBytes(totalPoints) + 1;
        if (_bytes + rowBytes > maxBytes && !IsEmpty)
        {
            IsFull = true;
            return false;
        }

        _bytes += rowBytes;
        _columns.UserIds.Add(userId);
        _columns.Usernames.Add(username);
        _columns.TotalPoints.Add(totalPoints);
        _columns.IsActive.Add(isActive);
        return true;
    }

    public int Room => 1 + ((maxBytes - _bytes) / (IsEmpty ? UsualRowBytes : (_bytes - ColumnHeaders) / _columns.UserIds.Count));

    public ExportUserStatsResponse ToResponse() => _columns;

    /// <summary>The chunk after this one, with room for as many users and a few more: its columns need not grow.</summary>
    public ExportChunk Next() => new(maxBytes, _columns.UserIds.Count + (_columns.UserIds.Count / 16));

    // a negative int32 is sign-extended to ten bytes: https://protobuf.dev/programming-guides/encoding/#signed-ints
    private static int VarintBytes(int value) => value switch
    {
        < 0 => 10,
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        < 1 << 28 => 4,
        _ => 5,
    };
}
