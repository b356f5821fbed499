using CodeFirst.Benchmarks.Contract;

namespace CodeFirst.Benchmarks.Peers.Users;

/// <summary>Where a peer finds a user: a fixed reply, or a database asked the same way by every peer.</summary>
internal interface IUserSource
{
    ValueTask<User> FindAsync(int userId);
}
