using System.Text;
using CodeFirst.Client.Users.Record;
using CodeFirst.Contracts;
using NUnit.Framework;

namespace CodeFirst.Tests.Client.Users;

public sealed class EventFileTests
{
    private const string Rfc4180 = "a field with a quote in it must be quoted as a whole, and the quote doubled (RFC 4180).";

    [Test]
    public void Events_are_read_with_the_lines_they_begin_on()
        => Assert.That(
            Read("event_id,user_id,points\r\ne-1,42,10\r\n\r\n\"e,\n2\",43,-5\r\ne-3,44,+7"),
            Is.EqualTo(new[]
            {
                new EventLine(2, new PointsEvent { EventId = "e-1", UserId = 42, Points = 10 }),
                new EventLine(4, new PointsEvent { EventId = "e,\n2", UserId = 43, Points = -5 }),
                new EventLine(6, new PointsEvent { EventId = "e-3", UserId = 44, Points = 7 }),
            }));

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_header()
        => Assert.That(Read("\ufeffevent_id,user_id,points\ne-1,42,10\n"), Has.Count.EqualTo(1));

    [Test]
    public void What_the_service_judges_is_left_to_the_service()
        => Assert.That(Read("event_id,user_id,points\n,-1,0\n").Single().Event, Is.EqualTo(new PointsEvent { UserId = -1 }));

    [Test]
    public void A_header_without_events_is_no_events() => Assert.That(Read("event_id,user_id,points\n"), Is.Empty);

    [TestCase("", "")]
    [TestCase("e-1,42,10\n", "e-1,42,10")]
    [TestCase("user_id,event_id,points\n", "user_id,event_id,points")]
    [TestCase("event_id;user_id;points\n", "event_id;user_id;points")]
    public void A_missing_header_is_named_with_what_it_must_be(string text, string header)
        => Assert.That(() => Read(text), Malformed($"line 1: the header is '{header}', and must be event_id,user_id,points."));

    [TestCase("e-1,42", "the line has 2 fields, and must have 3: event_id,user_id,points.")]
    [TestCase("e-1", "the line has 1 field, and must have 3: event_id,user_id,points.")]
    [TestCase("e-1,42,10,", "the line has 4 fields, and must have 3: event_id,user_id,points.")]
    [TestCase("e-1,forty-two,10", "the user_id 'forty-two' is not a whole number of 32 bits.")]
    [TestCase("e-1,42,1.5", "the points '1.5' is not a whole number of 32 bits.")]
    [TestCase("e-1,42,", "the points '' is not a whole number of 32 bits.")]
    [TestCase("e-1,42, 1", "the points ' 1' is not a whole number of 32 bits.")]
    [TestCase("e-1,42,2147483648", "the points '2147483648' is not a whole number of 32 bits.")]
    [TestCase("e\"1,42,1", Rfc4180)]
    [TestCase("\"e\"1,42,1", Rfc4180)]
    [TestCase("\"e-1,42,1", "a quote is opened and never closed.")]
    public void A_malformed_line_is_named_with_what_is_wrong(string line, string sentence)
        => Assert.That(() => Read($"event_id,user_id,points\ne-0,1,1\n{line}\n"), Malformed($"line 3: {sentence}"));

    [Test]
    public void Every_malformed_line_is_named()
        => Assert.That(
            () => Read("event_id,user_id,points\na,b,c\n\nfine,1,1\nd\n"),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
                """
                events.csv line 2: the user_id 'b' is not a whole number of 32 bits.
                events.csv line 5: the line has 1 field, and must have 3: event_id,user_id,points.
                Nothing was sent: correct these 2 lines and run the command again.
                """));

    [Test]
    public void Bytes_that_are_not_UTF8_are_named_before_they_change_an_id()
        => Assert.That(
            () => EventFile.Read(new MemoryStream([.. "event_id,user_id,points\n"u8, 0xe9, .. ",1,1\n"u8]), "events.csv"),
            Malformed("line 2: the event_id is not valid UTF-8."));

    private static IReadOnlyList<EventLine> Read(string text)
        => EventFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "events.csv");

    private static NUnit.Framework.Constraints.EqualStringConstraint Malformed(string mistake)
        => Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
            $"events.csv {mistake}\nNothing was sent: correct this line and run the command again.");
}
