using Grpc.Core;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>A failure as its caller sees it, once the client has made all the attempts that the contract allows.</summary>
internal sealed record SeenFailure(string Call, StatusCode Status, string Detail)
{
    public override string ToString() => $"{Call} {Status}: {Detail}";
}
