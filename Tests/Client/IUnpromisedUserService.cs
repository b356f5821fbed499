using CodeFirst.Contracts;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Client;

/// <summary>The users' service by its own name, with no word on what repeating a call does.</summary>
[Service("user.UserService")]
public interface IUnpromisedUserService
{
    [Operation]
    ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default);
}
