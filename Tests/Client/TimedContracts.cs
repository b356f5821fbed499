using CodeFirst.Annotations;
using CodeFirst.Contracts;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Client;

/// <summary>Operations of every shape and every way of naming, with the timeout their name says.</summary>
[Service("test.Timed")]
public interface ITimedService : ITimedBase, ITimedPart
{
    [Operation]
    Task<UserResponse> Unstated(UserRequest request, CallContext context = default);

    [Operation, DefaultTimeout(1)]
    Task<UserResponse> OneSecondAsync(UserRequest request, CancellationToken cancellationToken = default);

    [Operation("Renamed"), DefaultTimeout(2)]
    Task<UserResponse> TwoSeconds(UserRequest request, CallContext context = default);

    [Operation, DefaultTimeout(3)]
    UserResponse ThreeSecondsBlocking(UserRequest request, CallContext context = default);

    [Operation, DefaultTimeout(0.25)]
    IAsyncEnumerable<UserResponse> QuarterSecondDownload(UserRequest request, CallContext context = default);

    [Operation, DefaultTimeout(60)]
    Task<UserResponse> MinuteUpload(IAsyncEnumerable<UserRequest> requests, CallContext context = default);

    [Operation, DefaultTimeout(3600)]
    IAsyncEnumerable<UserResponse> HourConversation(IAsyncEnumerable<UserRequest> requests, CallContext context = default);

    [Operation]
    IAsyncEnumerable<UserResponse> UnstatedDownload(UserRequest request, CallContext context = default);

    [Operation]
    Task<UserResponse> UnstatedUpload(IAsyncEnumerable<UserRequest> requests, CallContext context = default);

    [Operation]
    IAsyncEnumerable<UserResponse> UnstatedConversation(IAsyncEnumerable<UserRequest> requests, CallContext context = default);

    [Operation, DefaultTimeout(900_000_000_000)]
    Task<UserResponse> PastTheCalendar(UserRequest request, CallContext context = default);
}

/// <summary>A service of its own, inherited.</summary>
[Service("test.TimedBase")]
public interface ITimedBase
{
    [Operation, DefaultTimeout(7)]
    Task<UserResponse> SevenSeconds(UserRequest request, CallContext context = default);
}

/// <summary>A part of whichever service inherits it.</summary>
[SubService]
public interface ITimedPart
{
    [Operation, DefaultTimeout(8)]
    Task<UserResponse> EightSeconds(UserRequest request, CallContext context = default);
}

/// <summary>No service of its own, only what it inherits.</summary>
public interface ITimedUnion : ITimedBase;

/// <summary>Not a contract.</summary>
public interface IUnmarked
{
    Task<UserResponse> Read(UserRequest request, CallContext context = default);
}
