using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>Of the package of another assembly's service.</summary>
[Service("user.AuditService")]
public interface IUserAudit
{
    [Operation]
    ValueTask<Inner> Audit(Inner request);
}
