namespace CodeFirst.Schema.Evolution.Baselines;

/// <summary>What is said when a baseline cannot be read.</summary>
internal static class BaselineErrors
{
    public static BaselineException Missing(string name) => new(
        $"There is no baseline {name}; give the .proto file of the last release, or make the first one with: codefirst release");

    public static BaselineException Unreadable(string path, string reason) => new($"The baseline '{path}' cannot be read: {reason}");

    public static BaselineException BadGitPath(string path) => new(
        $"The baseline '{path}' names no file of a revision; write it as git:REVISION:PATH, for example git:HEAD~1:user.proto");

    public static BaselineException NoGit() => new(
        "A baseline of a git revision needs the program git, which is not on the PATH; install it, or give the file itself");

    public static BaselineException NoRepository(string path) => new(
        $"The baseline '{path}' lies in no git repository, so it has no revisions; leave out the revision to read the file itself");

    public static BaselineException NoRevision(string revision) => new(
        $"The git revision '{revision}' does not exist in this repository; a shallow clone has only the last ones: git fetch --unshallow");

    public static BaselineException NotInRevision(string path, string revision) => new(
        $"There is no '{path}' in git revision '{revision}'; give a revision in which it was committed");

    public static BaselineException BadSyntax(IEnumerable<string> errors) => new(
        $"The baseline is not a .proto file that can be read; export it again, or give an earlier revision:\n{string.Join('\n', errors)}");

    public static BaselineException BadDescriptorSet(string name) => new(
        $"The baseline {name} is not a binary FileDescriptorSet; make one with: protoc --descriptor_set_out, or give the .proto file");
}
