using NUnit.Framework;

namespace CodeFirst.Tests.Support;

/// <summary>What the other languages, the database and the balancers need. A test that misses one is skipped aloud, with the line that installs it.</summary>
internal static class Toolchain
{
    public const string InstallProtoc = "apt-get install -y --no-install-recommends protobuf-compiler";

    public const string InstallPython =
        "apt-get install -y --no-install-recommends python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc libprotobuf-dev";

    public const string InstallGo =
        "apt-get install -y --no-install-recommends golang-go golang-google-grpc-dev golang-github-golang-protobuf-1-5-dev "
        + "protobuf-compiler protoc-gen-go protoc-gen-go-grpc";

    public const string InstallBuf = "npm install --no-save --ignore-scripts --prefix artifacts/buf @bufbuild/buf@1.75.0";

    public const string InstallOpenApiJudges = "npm install --no-save --ignore-scripts --prefix artifacts/openapi "
        + "@seriousme/openapi-schema-validator@2.11.0 ajv@8.20.0 ajv-formats@3.0.1";

    public const string InstallPostgreSql = "apt-get install -y --no-install-recommends postgresql";

    public const string InstallBalancers = "apt-get install -y --no-install-recommends nginx-light haproxy";

    public const string InstallOpenSsl = "apt-get install -y --no-install-recommends openssl";

    public const string InstallConnect = "npm install --no-save --ignore-scripts --prefix artifacts/connect @connectrpc/connect@2.3.0 "
        + "@connectrpc/connect-node@2.3.0 @connectrpc/connect-web@2.3.0 @bufbuild/protobuf@2.17.0 @bufbuild/protoc-gen-es@2.17.0 esbuild@0.28.2";

    public const string InstallChromium = "apt-get install -y --no-install-recommends chromium";

    public const string InstallCurl = "apt-get install -y --no-install-recommends curl";

    public const string Chromium = "/usr/bin/chromium";

    public static string Buf { get; } = Repository.PathTo("artifacts", "buf", "node_modules", ".bin", "buf");

    /// <summary>The folder of the npm packages that judge OpenAPI documents; node came with npm.</summary>
    public static string RequireOpenApiJudges()
    {
        var packages = Repository.PathTo("artifacts", "openapi", "node_modules");
        Require(Path.Combine(packages, "@seriousme", "openapi-schema-validator", "index.js"), InstallOpenApiJudges);
        Require(Path.Combine(packages, "ajv-formats", "package.json"), InstallOpenApiJudges);
        return packages;
    }

    /// <summary>connect-es, and what generates and bundles its programs; node came with npm.</summary>
    public static void RequireConnect()
    {
        RequireProtoc();
        foreach (var package in (string[])["@connectrpc/connect-node", "@connectrpc/connect-web", "@bufbuild/protoc-gen-es", "esbuild"])
            Require(Repository.PathTo("artifacts", "connect", "node_modules", package, "package.json"), InstallConnect);
    }

    public static void RequireCurl() => Require("/usr/bin/curl", InstallCurl);

    public static void RequireChromium() => Require(Chromium, InstallChromium);

    public static void RequireBuf() => Require(Buf, InstallBuf);

    /// <summary>The folder of the newest PostgreSQL server's programs; Debian keeps them off the path.</summary>
    public static string RequirePostgreSql()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault()
            : null;
        Require(Path.Combine(programs ?? "/usr/lib/postgresql/15/bin", "initdb"), InstallPostgreSql);
        return programs!;
    }

    public static void RequireNginx() => Require("/usr/sbin/nginx", InstallBalancers);

    public static void RequireHaproxy() => Require("/usr/sbin/haproxy", InstallBalancers);

    public static void RequireProtoc() => Require("/usr/bin/protoc", InstallProtoc);

    public static void RequirePython() => Require("/usr/bin/grpc_python_plugin", InstallPython);

    public static void RequireGo() => Require("/usr/bin/protoc-gen-go-grpc", InstallGo);

    public static void RequireOpenSsl() => Require("/usr/bin/openssl", InstallOpenSsl);

    private static void Require(string program, string install)
    {
        if (!File.Exists(program))
            Assert.Ignore($"{program} is missing; install it with: {install}");
    }
}
