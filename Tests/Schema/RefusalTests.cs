using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Refused;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema;

/// <summary>What cannot be exported exactly is not exported, and all that is wrong is said at once.</summary>
internal sealed class RefusalTests
{
    private const string Namespace = "CodeFirst.Tests.Schema.Refused.";

    private static readonly Dictionary<Type, string[]> Sentences
        = new(FieldSentences.All.Concat(MessageSentences.All).Concat(ServiceSentences.All));

    private static IEnumerable<Type> Contracts => Sentences.Keys;

    [TestCaseSource(nameof(Contracts))]
    public void A_refused_contract_is_told_every_reason_with_its_remedy(Type service)
    {
        var refused = Assert.Throws<ContractException>(() => ContractSchema.FromServices(service));

        Assert.That(
            refused.Findings.Select(finding => finding.ToString()),
            Is.EqualTo(Sentences[service].Select(sentence => Namespace + sentence)),
            refused.Message);
    }

    [Test]
    public void The_message_of_the_exception_is_a_line_for_each_finding()
    {
        var refused = Assert.Throws<ContractException>(() => ContractSchema.FromServices(typeof(ITakes<OldTimes>)));

        Assert.That(refused.Message, Is.EqualTo(string.Join('\n', refused.Findings)));
    }

    [Test]
    public void A_finding_names_its_type_and_member()
    {
        var refused = Assert.Throws<ContractException>(() => ContractSchema.FromServices(typeof(IDuplicate)));

        Assert.That(refused.Findings.Single().Type, Is.EqualTo("CodeFirst.Tests.Schema.Refused.IDuplicate"));
        Assert.That(refused.Findings.Single().Member, Is.EqualTo("GetAsync"));
    }

    [Test]
    public void An_assembly_without_a_service_is_refused()
    {
        var refused = Assert.Throws<ContractException>(() => ContractSchema.FromAssembly(typeof(Annotations.ProtoFileAttribute).Assembly));

        Assert.That(refused.Message, Is.EqualTo(
            "CodeFirst.Annotations cannot be exported: it has no interface marked [Service]; "
            + "name the assembly that declares the service interface, or mark the interface with [Service(\"package.Name\")]."));
    }

    [Test]
    public void A_type_that_is_no_service_is_an_argument_error()
    {
        var error = Assert.Throws<ArgumentException>(() => ContractSchema.FromServices(typeof(Scalars)));

        Assert.That(error.Message, Does.StartWith("'CodeFirst.Tests.Schema.Zoo.Scalars' is not an interface marked [Service]."));
    }
}
