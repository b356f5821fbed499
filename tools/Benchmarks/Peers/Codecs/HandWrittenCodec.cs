using CodeFirst.Benchmarks.Contract;
using CodeFirst.Benchmarks.Peers.Users;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>What nobody writes: these two messages by hand, the floor for all codecs.</summary>
internal static class HandWrittenCodec
{
    private const byte UserIdTag = 1 << 3;
    private const byte UsernameTag = (2 << 3) | 2;
    private const byte TotalPointsTag = 3 << 3;
    private const byte IsActiveTag = 4 << 3;
    private const byte UsersTag = (1 << 3) | 2;

    public static CodecPart[] Parts()
    {
        var buffer = new byte[64 * CodecPart.BatchUsers];
        var user = FixedUsers.First(1)[0];
        var batch = FixedUsers.First(CodecPart.BatchUsers);
        var one = buffer[..Write(user, buffer)];
        var many = buffer[..Write(batch, buffer)];
        return
        [
            CodecPart.One(() => Write(user, buffer), () => ReadUser(new WireReader(one))),
            CodecPart.Batch(() => Write(batch, buffer), () => ReadUsers(new WireReader(many))),
        ];
    }

    private static int Write(List<User> users, Span<byte> buffer)
    {
        var writer = new WireWriter(buffer);
        foreach (var user in users)
        {
            writer.Byte(UsersTag);
            writer.Varint((uint)SizeOf(user));
            Write(user, ref writer);
        }

        return writer.Written;
    }

    private static int Write(User user, Span<byte> buffer)
    {
        var writer = new WireWriter(buffer);
        Write(user, ref writer);
        return writer.Written;
    }

    private static void Write(User user, ref WireWriter writer)
    {
        writer.Number(UserIdTag, user.UserId);
        writer.Text(UsernameTag, user.Username);
        writer.Number(TotalPointsTag, user.TotalPoints);
        writer.Number(IsActiveTag, user.IsActive ? 1 : 0);
    }

    private static int SizeOf(User user) =>
        WireWriter.SizeOf(user.UserId) + WireWriter.SizeOf(user.Username) + WireWriter.SizeOf(user.TotalPoints) + (user.IsActive ? 2 : 0);

    private static List<User> ReadUsers(WireReader reader)
    {
        // a list that grows past 85,000 bytes has the garbage collector collect everything
        List<User> users = new(Count(reader));
        while (reader.TryTag(out var tag))
            if (tag == UsersTag)
                users.Add(ReadUser(new WireReader(reader.Bytes())));
            else
                reader.Skip(tag);
        return users;
    }

    private static int Count(WireReader reader)
    {
        var count = 0;
        while (reader.TryTag(out var tag))
        {
            count += tag == UsersTag ? 1 : 0;
            reader.Skip(tag);
        }

        return count;
    }

    private static User ReadUser(WireReader reader)
    {
        var (id, name, points, active) = (0, "", 0, false);
        while (reader.TryTag(out var tag))
        {
            switch (tag)
            {
                case UserIdTag: id = (int)reader.Varint(); break;
                case UsernameTag: name = reader.Text(); break;
                case TotalPointsTag: points = (int)reader.Varint(); break;
                case IsActiveTag: active = reader.Varint() != 0; break;
                default: reader.Skip(tag); break;
            }
        }

        return new User { UserId = id, Username = name, TotalPoints = points, IsActive = active };
    }
}
