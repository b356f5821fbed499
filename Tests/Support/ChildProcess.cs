using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace CodeFirst.Tests.Support;

/// <summary>What a finished program left behind.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);

/// <summary>A real program, started by a test and stopped with it. Every wait is bounded.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(string program, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
    }

    public int Id => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public string Error
    {
        get
        {
            lock (_output)
                return _error.ToString();
        }
    }

    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = new ChildProcess(program, arguments, folder, environment);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? atMost = null)
    {
        await using var child = Start(program, arguments, folder, environment);
        return await child.WaitForExitAsync(atMost);
    }

    /// <summary>Waits until standard output holds a match.</summary>
    public async Task<Match> WaitForOutputAsync(string pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task more;
            lock (_output)
            {
                var match = Regex.Match(_output.ToString(), pattern, RegexOptions.Multiline);
                if (match.Success)
                    return match;
                more = _more.Task;
            }

            var exited = _process.WaitForExitAsync(patience.Token);
            if (await Task.WhenAny(more, exited) == more)
                continue;
            // the last lines may arrive after the exit is known
            if (Regex.Match(Output, pattern, RegexOptions.Multiline) is { Success: true } late)
                return late;
            throw new InvalidOperationException(
                $"'{_process.StartInfo.FileName}' {(patience.IsCancellationRequested ? "did not print" : "ended without printing")} /{pattern}/."
                + $"\nstdout: {Output}\nstderr: {Error}");
        }
    }

    /// <summary>Waits for the program to end by itself.</summary>
    public async Task<ProgramResult> WaitForExitAsync(TimeSpan? atMost = null)
    {
        using var patience = new CancellationTokenSource(atMost ?? Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"'{_process.StartInfo.FileName}' did not end.\nstdout: {Output}\nstderr: {Error}");
        }

        return new ProgramResult(_process.ExitCode, Output, Error);
    }

    /// <summary>Sends a signal by its name, for example <c>INT</c> for Ctrl-C.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary><c>kill -9</c>: the program gets no chance to do anything more.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Keep(StringBuilder text, string? line)
    {
        TaskCompletionSource more;
        lock (_output)
        {
            if (line is not null)
                text.Append(line).Append('\n');
            more = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        more.SetResult();
    }
}
