using System.Collections;
using System.Reflection;
using System.Xml.Linq;
using CodeFirst.Service.Users;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>What a native program is compiled with, beside what the container makes when the program starts.</summary>
[TestFixture]
internal sealed class ClosedGenericsTests
{
    private static readonly string[] Kinds = ["Options", "Category", "Service"];

    [Test]
    public async Task Each_generic_type_that_the_container_closes_at_start_is_compiled_in()
    {
        using var folder = new TemporaryFolder();
        await using var app = UsersApplication.Build("--urls=http://127.0.0.1:0", $"--Storage:Path={folder.PathTo("users.db")}");
        await app.StartAsync();

        Assert.That(ClosedBy(app.Services).Except(Listed()), Is.Empty, "add them to Service/Users/ClosedGenerics.targets");
    }

    private static HashSet<string> Listed()
    {
        var list = XDocument.Load(Path.Combine(Repository.Root, "Service", "Users", "ClosedGenerics.targets"));
        return [.. from kind in Kinds
                   from open in Names("Open" + kind)
                   from closing in Names("Closing" + kind)
                   select $"{open} of {closing}"];

        IEnumerable<string> Names(string item) => list.Descendants(item).Select(element => element.Attribute("Include")!.Value);
    }

    private static IEnumerable<string> ClosedBy(IServiceProvider services)
    {
        var root = Read(services, "RootProvider") ?? services;
        var sites = (IDictionary)Read(Read(root, "CallSiteFactory")!, "_callSiteCache")!;
        var lists = Listed().Select(type => type.Split(" of ")[0]).ToHashSet();
        return from object site in sites.Values
               let made = Read(site, "ImplementationType") as Type
               let type = made?.IsArray is true ? made.GetElementType() : made
               where type is { IsConstructedGenericType: true } && lists.Contains(type.GetGenericTypeDefinition().FullName!)
               select $"{type.GetGenericTypeDefinition().FullName} of {NameOf(type.GenericTypeArguments[0])}";
    }

    private static string NameOf(Type type) => type.IsConstructedGenericType
        ? $"{type.GetGenericTypeDefinition().FullName}[[{NameOf(type.GenericTypeArguments[0])}]], {type.Assembly.GetName().Name}"
        : $"{type.FullName}, {type.Assembly.GetName().Name}";

    // the container tells nobody
    private static object? Read(object from, string member)
    {
        const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return from.GetType().GetProperty(member, Anything) is { } property ? property.GetValue(from)
            : from.GetType().GetField(member, Anything)?.GetValue(from);
    }
}
