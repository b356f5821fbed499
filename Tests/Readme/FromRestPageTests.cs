using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Readme;

/// <summary><c>docs/from-rest.md</c>: its table is what was measured, and its endpoint does what it says.</summary>
[TestFixture]
internal sealed partial class FromRestPageTests
{
    private static readonly string[] Subjects = ["JSON", "JSON, gzip", "ExportUserStats", "ExportUserStats, gzip"];

    [Test]
    public void Its_table_has_the_medians_of_what_was_measured()
    {
        var figures = Figures().ToLookup(figure => (figure.Figure, figure.Subject), figure => figure.Value);

        var rows = Rows().Matches(File.ReadAllText(Repository.PathTo("docs", "from-rest.md"))).ToList();

        Assert.That(rows, Has.Count.EqualTo(6));
        foreach (var row in rows)
            foreach (var (subject, value) in Subjects.Zip(row.Groups["value"].Captures.Select(value => value.Value)))
                Assert.That(Rounded(Median([.. figures[(row.Groups["figure"].Value, subject)]]), like: value), Is.EqualTo(value), row.Value);
    }

    [TestCase("/users/42", HttpStatusCode.OK, "{\"userId\":42,\"username\":\"Cloud_Architect\",\"totalPoints\":1500,\"isActive\":true}")]
    [TestCase("/users/7", HttpStatusCode.NotFound, "\"There is no user with user_id 7.\"")]
    public async Task The_endpoint_answers_from_the_service(string path, HttpStatusCode status, string answer)
    {
        var users = new Mock<IUserService>(MockBehavior.Strict);
        users.Setup(service => service.GetUserStats(new UserRequest { UserId = 42 }, It.IsAny<CallContext>()))
            .ReturnsAsync(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true });
        users.Setup(service => service.GetUserStats(new UserRequest { UserId = 7 }, It.IsAny<CallContext>()))
            .ThrowsAsync(new RpcException(new Status(StatusCode.NotFound, "There is no user with user_id 7.")));
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Services.AddSingleton(users.Object);
        await using var app = builder.Build();
        FromRestPage.Map(app);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, answer)));
    }

    private static IEnumerable<(string Figure, string Subject, double Value)> Figures() =>
        from line in File.ReadLines(Repository.PathTo("docs", "performance", "document", "figures.csv")).Skip(1)
        let cells = Cells().Matches(line).Select(cell => cell.Groups["cell"].Value).ToList()
        select (cells[1], cells[2], double.Parse(cells[6], CultureInfo.InvariantCulture));

    /// <summary>As many decimals as the page gives.</summary>
    private static string Rounded(double value, string like) =>
        value.ToString($"F{(like.Split('.') is [_, var decimals] ? decimals.Length : 0)}", CultureInfo.InvariantCulture);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    [GeneratedRegex("(?<=^|,)(\"(?<cell>[^\"]*)\"|(?<cell>[^,]*))(?=,|$)")]
    private static partial Regex Cells();

    [GeneratedRegex(@"^\| (?<figure>[A-Z\w][^|]*?) (\| (?<value>[\d.]+) ){4}\|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
