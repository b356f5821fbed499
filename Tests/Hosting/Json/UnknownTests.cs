using CodeFirst.Hosting.Internal.Json;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>What a newer contract has is passed over, and refused where that is asked for.</summary>
[TestFixture]
internal sealed class UnknownTests
{
    private const string Golden = "golden.Golden";

    [TestCase("""{"nobody":1}""", "The message has 'nobody', which is no field of golden.Golden; leave it out.")]
    [TestCase("""{"size":"LARGE"}""", "size is \"LARGE\", no value of golden.Golden.Size; give one of SIZE_UNSPECIFIED, SIZE_SMALL, SIZE_NEGATIVE, or a number.")]
    [TestCase("""{"any":{"@type":"a/golden.Golden","nobody":1}}""", "any has 'nobody', which is no field of golden.Golden; leave it out.")]
    public async Task What_the_contract_does_not_have_is_refused_where_it_is_asked_for(string json, string sentence)
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        Assert.That(() => message.Read(json, refusesUnknown: true), Throws.TypeOf<JsonRefusal>().With.Message.EqualTo(sentence));
        Assert.That(() => message.Read(json), Throws.Nothing);
    }
}
