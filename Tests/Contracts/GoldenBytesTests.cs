using CodeFirst.Contracts;
using CodeFirst.Marshalling;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Contracts;

/// <summary>
/// The bytes of each message as protoc encodes the same values with user.proto. They never change: a caller built years ago reads them.
/// </summary>
[TestFixture]
internal sealed class GoldenBytesTests
{
    private static IEnumerable<TestCaseData> Messages()
    {
        yield return Golden(new UserRequest { UserId = 42 }, "082A");
        yield return Golden(
            new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true },
            "082A120F436C6F75645F41726368697465637418DC0B2001");
        yield return Golden(
            new UserResponse { UserId = int.MaxValue, Username = "Zoë", TotalPoints = -1 },
            "08FFFFFFFF0712045A6FC3AB18FFFFFFFFFFFFFFFFFF01");
        yield return Golden(
            new ExportUserStatsRequest { AfterUserId = 1, UpToUserId = 300, ActiveOnly = true, MaxChunkBytes = 1024 },
            "080110AC021801208008");
        yield return Golden(
            new ExportUserStatsResponse { UserIds = [1, 300], Usernames = ["a", ""], TotalPoints = [0, -1], IsActive = [true, false] },
            "0A0301AC0212016112001A0B00FFFFFFFFFFFFFFFFFF0122020100");
        yield return Golden(
            new RecordPointsRequest { Events = [new PointsEvent { EventId = "e1", UserId = 42, Points = -5 }, new PointsEvent()] },
            "0A110A026531102A18FBFFFFFFFFFFFFFFFF010A00");
        yield return Golden(new PointsEvent { EventId = "e1", UserId = 42, Points = 10 }, "0A026531102A180A");
        yield return Golden(
            new RecordPointsResponse
            {
                Recorded = 5_000_000_000,
                Duplicates = 1,
                Rejected = 1,
                Rejections = [new RejectedEvent { Position = 7, EventId = "e", Reason = RejectionReason.UnknownUser, Message = "m" }],
            },
            "0880E497D01210011801220A0807120165180422016D");
        yield return Golden(
            new RejectedEvent { Position = 1, EventId = "e", Reason = RejectionReason.EventIdReused, Message = "m" }, "0801120165180622016D");
        yield return Golden(new WatchUserStatsRequest { AddUserIds = [42, 43], RemoveUserIds = [1, 2] }, "0A022A2B12020102");
        yield return Golden(
            new WatchUserStatsResponse { UserId = 42, Stats = new UserResponse { UserId = 42, IsActive = true } }, "082A1204082A2001");
        yield return Golden(new WatchUserStatsResponse { UserId = 7, Stats = new UserResponse() }, "08071200");
        yield return Golden(new WatchUserStatsResponse { UserId = 7 }, "0807");
    }

    private static IEnumerable<Type> MessageTypes() =>
        typeof(IUserService).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(ProtoContractAttribute), inherit: false));

    [TestCaseSource(nameof(Messages))]
    public void A_message_is_written_as_these_bytes(object message, string hex) =>
        Assert.That(Convert.ToHexString(BytesOf(message)), Is.EqualTo(hex));

    [TestCaseSource(nameof(Messages))]
    public void These_bytes_are_read_as_the_message(object message, string hex) =>
        Assert.That(Read(message.GetType(), hex), Is.EqualTo(message).UsingPropertiesComparer());

    [TestCaseSource(nameof(Messages))]
    public void Programs_before_there_were_codecs_read_these_bytes_as_the_message(object message, string hex)
    {
        using var bytes = new MemoryStream(Convert.FromHexString(hex));

        Assert.That(Serializer.NonGeneric.Deserialize(message.GetType(), bytes), Is.EqualTo(message).UsingPropertiesComparer());
    }

    [TestCaseSource(nameof(MessageTypes))]
    public void A_message_of_zeroes_empty_strings_and_empty_lists_is_written_as_nothing(Type type) =>
        Assert.That(BytesOf(Activator.CreateInstance(type)!), Is.Empty);

    [Test]
    public void A_packed_list_of_one_is_written_packed_and_read_either_way()
    {
        // https://protobuf.dev/programming-guides/encoding/#packed: a parser must read both forms
        var expected = new WatchUserStatsRequest { AddUserIds = [42] };

        Assert.That(Convert.ToHexString(BytesOf(expected)), Is.EqualTo("0A012A"));
        Assert.That(Read(typeof(WatchUserStatsRequest), "082A"), Is.EqualTo(expected).UsingPropertiesComparer());
        Assert.That(Read(typeof(WatchUserStatsRequest), "0A012A"), Is.EqualTo(expected).UsingPropertiesComparer());
    }

    [TestCaseSource(nameof(MessageTypes))]
    public void Every_message_has_golden_bytes(Type type) =>
        Assert.That(Messages().Select(golden => golden.Arguments[0]!.GetType()), Does.Contain(type));

    private static byte[] BytesOf(object message) => Codecs.Find(message.GetType())!.ToBytes(message);

    private static object Read(Type type, string hex) => Codecs.Find(type)!.FromBytes(Convert.FromHexString(hex));

    private static TestCaseData Golden(object message, string hex) => new(message, hex) { TestName = $"{{m}}({message.GetType().Name} {hex})" };
}
