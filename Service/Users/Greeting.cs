namespace CodeFirst.Service.Users;

/// <summary>What the program says once it serves: where its data is, where it listens, and a line each to call it from three languages.</summary>
internal static class Greeting
{
    public static string For(string database, string address)
    {
        var authority = new Uri(address).Authority;
        return $"""
            Database   {database}
            Listening  {address}

            Call it, from the repository's root:
              .NET     dotnet run --project Client/Users -- get 42 --address {address}
              Python   sh Tests/Interop/python/build.sh && /usr/bin/python3 Tests/Interop/python/client.py --address {authority} get 42
              Go       sh Tests/Interop/go/build.sh && Tests/Interop/go/bin/client --address {authority} get 42

            Ctrl-C stops it.
            """;
    }
}
