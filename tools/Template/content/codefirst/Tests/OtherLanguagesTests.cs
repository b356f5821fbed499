using System.Diagnostics;
using Acme_Starter.Service;
using NUnit.Framework;

namespace Acme_Starter.Tests;

/// <summary>The Python and Go clients, built from the exported file, against the service on a free port.</summary>
[TestFixture]
internal sealed class OtherLanguagesTests
{
    private static readonly string Clients = Path.Combine(Root(), "Client");

    [TestCase("python", "/usr/bin/python3", "client.py", "/usr/bin/grpc_python_plugin")]
    [TestCase("go", "bin/client", null, "/usr/bin/protoc-gen-go-grpc")]
    public async Task A_client_of_another_language_adds_gets_and_lists(string language, string program, string? script, string tool)
    {
        if (!File.Exists(tool))
            Assert.Ignore($"{tool} is missing; install it with: sudo tools/install.sh");
        await using var app = StarterApplication.Build("--urls=http://127.0.0.1:0");
        await app.StartAsync();
        var folder = Path.Combine(Clients, language);
        await RunAsync(folder, "/bin/sh", "build.sh");

        var added = await CallAsync("add", "from afar");
        var got = await CallAsync("get", "3");
        var listed = await CallAsync("list");

        Assert.That((added, got), Is.EqualTo(("3 from afar\n", "3 from afar\n")));
        Assert.That(listed, Is.EqualTo("1 the first\n2 the second\n3 from afar\n"));

        Task<string> CallAsync(params string[] words)
        {
            string[] address = [new Uri(app.Urls.Single()).Authority];
            return RunAsync(folder, Path.Combine(folder, program), script is null ? [.. address, .. words] : [script, .. address, .. words]);
        }
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}");
        return output;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Acme-Starter.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
