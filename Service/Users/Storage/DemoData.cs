using CodeFirst.Contracts;

namespace CodeFirst.Service.Users.Storage;

/// <summary>The users of a new database. The same id is the same user on every machine; user 42 is the one the docs call.</summary>
internal static class DemoData
{
    private static readonly string[] Qualities =
        ["Cloud", "Quiet", "Rapid", "Solar", "Lunar", "Amber", "Crisp", "Lucid", "Nimble", "Polar", "Royal", "Vivid", "Wise", "Young"];

    private static readonly string[] Trades =
        ["Architect", "Baker", "Cartographer", "Diver", "Editor", "Farmer", "Gardener", "Hunter", "Inventor", "Joiner", "Pilot"];

    public static IEnumerable<UserResponse> Users(int count) => Enumerable.Range(1, count).Select(User);

    public static UserResponse User(int id)
    {
        if (id == 42)
            return new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true };
        var scattered = (uint)id * 2654435761u; // Knuth's multiplicative hash: neighbours differ
        return new UserResponse
        {
            UserId = id,
            Username = $"{Qualities[scattered % Qualities.Length]}_{Trades[scattered / 64 % Trades.Length]}_{id}",
            TotalPoints = (int)(scattered / 4096 % 10_000),
            IsActive = scattered / 1024 % 10 != 0,
        };
    }
}
