using CodeFirst.Contracts;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Wire;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Schema;

/// <summary>protoc reads our text and finds the descriptor it was printed from.</summary>
internal sealed class ZooTests
{
    private static readonly Type[] Services =
    [
        typeof(IUserService), typeof(ITakes<Scalars>), typeof(ITakes<Present>), typeof(ITakes<Unannotated>), typeof(ITakes<Lists>),
        typeof(ITakes<Collections>), typeof(ITakes<Maps>), typeof(ITakes<Times>), typeof(ITakes<Enums>), typeof(ITakes<Order>),
        typeof(ITakes<Trees>), typeof(ITakes<Puppy>), typeof(IShapes), typeof(IDocumented), typeof(IZoo), typeof(IOptions),
        typeof(ICommented), typeof(ITakes<Generics>), typeof(ITakes<Converted>), typeof(ITakes<Amount>), typeof(ITakes<Page<Order.Line>>),
    ];

    [TestCaseSource(nameof(Services))]
    public async Task The_descriptor_that_protoc_makes_of_our_text_is_the_one_we_built(Type service)
    {
        var file = ContractSchema.FromServices(service).Files[0];
        using var protoc = new Protoc(file);

        var theirs = await protoc.CompileAsync();

        Assert.That(WithoutComments(theirs).ToString(), Is.EqualTo(WithoutComments(file.Descriptor).ToString()));
        Assert.That(WithoutComments(theirs), Is.EqualTo(WithoutComments(file.Descriptor)));
    }

    [TestCaseSource(nameof(Services))]
    public async Task The_comments_that_protoc_finds_in_our_text_are_those_we_wrote(Type service)
    {
        var file = ContractSchema.FromServices(service).Files[0];
        using var protoc = new Protoc(file);

        var theirs = await protoc.CompileAsync();

        Assert.That(Comments(theirs), Is.EqualTo(Comments(file.Descriptor)));
    }

    private static FileDescriptorProto WithoutComments(FileDescriptorProto file)
    {
        var bare = file.Clone();
        bare.SourceCodeInfo = null;
        return bare;
    }

    private static string[] Comments(FileDescriptorProto file)
        => [.. file.SourceCodeInfo.Location
            .Where(location => location.HasLeadingComments || location.HasTrailingComments || location.LeadingDetachedComments.Count > 0)
            .Select(location => $"{location.Path}: "
                + $"{string.Concat(location.LeadingDetachedComments)}|{location.LeadingComments}|{location.TrailingComments}")
            .Order(StringComparer.Ordinal)];
}
