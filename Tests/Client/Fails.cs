using Grpc.Core;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace CodeFirst.Tests.Client;

/// <summary>What a failed call throws.</summary>
internal static class Fails
{
    public static Constraint With(StatusCode status)
        => Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).EqualTo(status);
}
