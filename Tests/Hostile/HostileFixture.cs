using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>The program of this repository, hostile peers, and beside each of them a caller that must notice nothing.</summary>
internal abstract class HostileFixture
{
    /// <summary>Less than this is no growth: what the collector of a busy server leaves lying.</summary>
    protected const long FlatBytes = 64 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private UsersProcess? _service;
    private Neighbour? _neighbour;
    private long _before;

    /// <summary>More for the program's command line.</summary>
    protected virtual string[] Arguments => [];

    /// <summary>The most that the program's heap may be, in bytes; <see langword="null"/> for what its collector likes.</summary>
    protected virtual long? Heap => null;

    /// <summary>
    /// How many entries of the log may be critical. A caller's fault is no error of the service: nobody is to be woken by it, and no caller
    /// may fill the log.
    /// </summary>
    protected virtual int MostCritical => 0;

    protected UsersProcess Service => _service!;

    /// <summary>By how much the program's memory has grown since the test began, at its peak, in bytes.</summary>
    protected long Growth => Service.PeakMemory - _before;

    protected string Memory => $"{_before >> 20} MiB before, {Service.PeakMemory >> 20} MiB at the peak";

    [OneTimeSetUp]
    public async Task StartAsync() => _service = Heap is { } heap
        ? await UsersProcess.StartWithinAsync(heap, _folder.PathTo("users.db"), Arguments)
        : await UsersProcess.StartAsync(_folder.PathTo("users.db"), Arguments);

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public void Begin()
    {
        Service.ForgetPeakMemory();
        _before = Service.PeakMemory;
        _neighbour = new Neighbour(Service.Address);
    }

    [TearDown]
    public async Task NobodyElseHasNoticedAsync()
    {
        var answered = await _neighbour!.StopAsync();
        _neighbour.Dispose();
        TestContext.Out.WriteLine($"Beside it {answered} calls of another were answered, none failed.");
        Assert.That(answered, Is.Positive);
        Assert.That(Logged("fail:"), Is.Empty);
        List<string> critical = [.. Logged("crit:")];
        Assert.That(critical, Has.Count.LessThanOrEqualTo(MostCritical), string.Join('\n', critical.Take(3)));
    }

    /// <summary>The entries of a level, whole: the line that names it and the indented ones below.</summary>
    private IEnumerable<string> Logged(string level)
    {
        var lines = Service.Output.Split('\n');
        foreach (var (i, line) in lines.Index())
        {
            if (line.StartsWith(level, StringComparison.Ordinal))
                yield return string.Join('\n', [line, .. lines.Skip(i + 1).TakeWhile(below => below.StartsWith(' '))]);
        }
    }
}
