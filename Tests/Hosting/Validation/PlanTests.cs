using CodeFirst.Hosting.Internal.Validation;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Hosting.Validation;

/// <summary>What is looked at, and what is not.</summary>
[TestFixture]
internal sealed class PlanTests
{
    [TestCase(typeof(Order), true)]
    [TestCase(typeof(Holder), true)]
    [TestCase(typeof(Receipt), false)]
    [TestCase(typeof(Chain), false)]
    [TestCase(typeof(Google.Protobuf.WellKnownTypes.Empty), false)]
    public void Only_requests_with_a_rule_somewhere_below_them_are_checked(Type request, bool isChecked) =>
        Assert.That(new MessagePlans().Find(request), Is.EqualTo(isChecked));

    [Test]
    public void Only_fields_on_the_way_to_a_rule_are_walked() => Assert.That(
        PlanReader.Read(typeof(Holder)).Single(plan => plan.Type == typeof(Holder)).Plan.Fields.Single().Name,
        Is.EqualTo("line"));

    [Test]
    public void A_rule_that_contradicts_itself_is_refused_with_its_member()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new MessagePlans().Find(typeof(Contradiction)));

        Assert.That(refusal.Message, Is.EqualTo(
            "[Range] of CodeFirst.Tests.Hosting.Validation.PlanTests.Contradiction.Number checks nothing: "
            + "The maximum value '1' must be greater than or equal to the minimum value '2'. Mend the attribute."));
    }

    [ProtoContract]
    public sealed record Holder
    {
        [ProtoMember(1)]
        public OrderLine? Line { get; init; }

        [ProtoMember(2)]
        public Receipt? Receipt { get; init; }
    }

    [ProtoContract]
    public sealed record Chain
    {
        [ProtoMember(1)]
        public Chain? Next { get; init; }
    }

    [ProtoContract]
    public sealed record Contradiction
    {
        [ProtoMember(1), System.ComponentModel.DataAnnotations.Range(2, 1)]
        public int Number { get; init; }
    }
}
