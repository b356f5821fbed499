using System.Runtime.CompilerServices;
using CodeFirst.Client.Internal.HealthChecks;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>Questions about a connection, and pickers that were made before it came about.</summary>
[TestFixture]
internal sealed class RotationPickerTests
{
    [TearDown]
    public void Forget() => AskedConnection.Current = null;

    [Test]
    public void A_question_goes_to_the_connection_that_is_asked()
    {
        var (one, two) = (Connection(), Connection());
        AskedConnection.Current = two;

        var picked = new RotationPicker([one, two], [one], RotationPicker.Wait).Pick(null!);

        Assert.That((picked.Type, picked.Subchannel), Is.EqualTo((PickResultType.Complete, two)));
    }

    [Test]
    public void A_question_waits_until_its_connection_is_known()
    {
        AskedConnection.Current = Connection();

        var picked = new RotationPicker([Connection()], [], _ => PickResult.ForFailure(new Status(StatusCode.Unavailable, "No."))).Pick(null!);

        Assert.That(picked.Type, Is.EqualTo(PickResultType.Queue));
    }

    // who it is, is all that is looked at; no constructor of it is public
    private static Subchannel Connection() => (Subchannel)RuntimeHelpers.GetUninitializedObject(typeof(Subchannel));
}
