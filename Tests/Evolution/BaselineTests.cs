using CodeFirst.Schema.Evolution;
using CodeFirst.Tests.Support;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>What a baseline is read from, and what is said when it cannot be.</summary>
[TestFixture]
internal sealed class BaselineTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_proto_file_is_read_as_the_contract_that_was_printed_into_it()
    {
        var parsed = Baseline.Read(Write("user.proto", Protos.UserProto)).Files.Single();

        Assert.That(Comparable(parsed), Is.EqualTo(Comparable(Protos.Users.Single())));
    }

    [Test]
    public void A_descriptor_set_is_read_without_protobufs_own_files()
    {
        var set = new FileDescriptorSet { File = { Protos.Users, new FileDescriptorProto { Name = "google/protobuf/empty.proto" } } };
        File.WriteAllBytes(_folder.PathTo("user.binpb"), set.ToByteArray());

        Assert.That(Baseline.Read(_folder.PathTo("user.binpb")).Files, Is.EqualTo(Protos.Users));
    }

    [Test]
    public void A_folder_is_read_with_the_imports_between_its_files()
    {
        Write("a.proto", "syntax = \"proto3\"; package a; import \"b.proto\"; message A { b.B b = 1; }");
        Write("b.proto", "syntax = \"proto3\"; package b; message B {}");

        var files = Baseline.Read(_folder.FullName).Files;

        Assert.That(files.Select(file => file.Name), Is.EquivalentTo(["a.proto", "b.proto"]));
        Assert.That(files.Single(file => file.Name == "a.proto").MessageType[0].Field[0].TypeName, Is.EqualTo(".b.B"));
    }

    [Test]
    public async Task A_git_revision_is_read_as_it_was_committed_even_when_the_file_is_gone()
    {
        await CommitAsync("user.proto", Protos.UserProto);
        File.Delete(_folder.PathTo("user.proto"));

        var byOption = Baseline.Read(_folder.PathTo("user.proto"), "HEAD");
        var byPath = Baseline.Read($"git:HEAD:{_folder.PathTo("user.proto")}");

        Assert.That(byOption.Files, Is.EqualTo(byPath.Files));
        Assert.That(Comparable(byPath.Files.Single()), Is.EqualTo(Comparable(Protos.Users.Single())));
    }

    [Test]
    public async Task A_folder_of_a_git_revision_is_read_with_imports()
    {
        Directory.CreateDirectory(_folder.PathTo("protos"));
        Write("protos/b.proto", "syntax = \"proto3\"; package b; message B {}");
        await CommitAsync("protos/a.proto", "syntax = \"proto3\"; package a; import \"b.proto\"; message A { b.B b = 1; }");
        Directory.Delete(_folder.PathTo("protos"), recursive: true);

        Assert.That(
            Baseline.Read(_folder.PathTo("protos"), "HEAD").Files.Select(file => file.Name), Is.EquivalentTo(["a.proto", "b.proto"]));
    }

    [Test]
    public void A_baseline_under_another_name_is_the_contracts_file()
    {
        var baseline = Baseline.Read(Write("released-v1.proto", Protos.UserProto));

        Assert.That(Gate.Check(baseline.FilesFor(Protos.Users), Protos.Users, Category.File), Is.Empty);
    }

    [Test]
    public void An_element_is_found_at_its_line()
    {
        var baseline = Baseline.Read(Write("shop.proto", """
            syntax = "proto3"; // message Fake {
            package shop;
            /* message
               Fake { */
            message Order {
              option deprecated = true;
              enum Size { SIZE_NONE = 0; }
              oneof way {
                string mail = 1 [json_name = "}"];
              }
              // what is left
              map<string, int32>
                counts = 2;
            }
            service Shop {
              rpc Get(Order) returns (Order) { option deprecated = true; }
              rpc Add(Order) returns (Order);
            }
            """));

        string[] elements =
            ["shop.Order", "shop.Order.Size.SIZE_NONE", "shop.Order.mail", "shop.Order.counts", "shop.Order reserved 7", "shop.Shop.Add"];
        Assert.That(elements.Select(element => baseline.Find(element).Line), Is.EqualTo(new int?[] { 5, 7, 9, 12, 5, 17 }));
        Assert.That(baseline.Find("shop.Fake").Line, Is.Null);
    }

    [Test]
    public void A_missing_baseline_is_named_with_the_remedy()
        => Fails(
            () => Baseline.Read("no/such.proto"),
            "There is no baseline 'no/such.proto'; give the .proto file of the last release, or make the first one with: codefirst release");

    [Test]
    public void Text_that_is_no_proto_is_quoted_with_its_line()
        => Fails(
            () => Baseline.Read(Write("shop.proto", "syntax = \"proto3\";\nmessage Order { int32 id; }")),
            "The baseline is not a .proto file that can be read; export it again, or give an earlier revision:\n"
                + "shop.proto(2): expected Symbol '='");

    [Test]
    public void Bytes_that_are_no_descriptor_set_are_refused()
    {
        var path = Write("shop.binpb", "nothing of the kind");

        Fails(
            () => Baseline.Read(path),
            $"The baseline '{path}' is not a binary FileDescriptorSet; make one with: protoc --descriptor_set_out, or give the .proto file");
    }

    [Test]
    public async Task An_unknown_revision_is_named()
    {
        await CommitAsync("user.proto", Protos.UserProto);

        Fails(
            () => Baseline.Read(_folder.PathTo("user.proto"), "v9"),
            "The git revision 'v9' does not exist in this repository; a shallow clone has only the last ones: git fetch --unshallow");
    }

    [Test]
    public void A_revision_outside_a_repository_is_refused()
    {
        var path = Write("user.proto", Protos.UserProto);

        Fails(
            () => Baseline.Read(path, "HEAD"),
            $"The baseline '{path}' lies in no git repository, so it has no revisions; leave out the revision to read the file itself");
    }

    [Test]
    public void A_git_path_without_a_file_is_refused()
        => Fails(
            () => Baseline.Read("git:HEAD"),
            "The baseline 'git:HEAD' names no file of a revision; write it as git:REVISION:PATH, for example git:HEAD~1:user.proto");

    private static void Fails(Action read, string message)
        => Assert.That(() => read(), Throws.TypeOf<BaselineException>().With.Message.EqualTo(message));

    /// <summary>Without what a parser may leave out: comments, and JSON names that are protoc's own.</summary>
    private static FileDescriptorProto Comparable(FileDescriptorProto file)
    {
        var plain = file.Clone();
        plain.SourceCodeInfo = null;
        foreach (var field in plain.MessageType.SelectMany(message => message.Field))
            field.ClearJsonName();
        return plain;
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.PathTo(name), text);
        return _folder.PathTo(name);
    }

    private async Task CommitAsync(string name, string text)
    {
        Write(name, text);
        await GitAsync("init", "--quiet");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "first");
    }

    private async Task GitAsync(params string[] arguments)
    {
        var git = await ChildProcess.RunAsync("git", arguments, _folder.FullName);
        Assert.That(git.ExitCode, Is.Zero, git.Error);
    }
}
