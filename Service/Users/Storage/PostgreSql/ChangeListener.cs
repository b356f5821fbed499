using CodeFirst.Service.Users.Watching;
using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>
/// Hears which users changed, whichever replica changed them, on a connection of its own. After each new connection everything watched is
/// read again: what was committed while nobody listened is seen then.
/// </summary>
internal sealed partial class ChangeListener(
    PostgresDatabase database, UserChanges changes, TimeProvider time, ILogger<ChangeListener> logger) : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    // a connection that died without a word is noticed by the driver's keepalive, in seconds
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString.ConnectionString)
    {
        Pooling = false,
        KeepAlive = 15,
    }.ToString();

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _isLost;

    /// <summary>Completed once it hears for the first time.</summary>
    public Task Listening => _listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException failure) when (!stoppingToken.IsCancellationRequested)
            {
                // an outage is one line, however often it connects in vain
                if (!_isLost)
                    LogLost(database.Location, failure);
                _isLost = true;
            }

            await Task.Delay(Delay, time, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(stoppingToken);
        connection.Notification += (_, heard) => Publish(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Channel}", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        changes.PublishAll();
        _listening.TrySetResult();
        LogListening(database.Location);
        _isLost = false;
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private void Publish(string notice)
    {
        if (ChangeNotice.Read(notice) is { } userIds)
            changes.Publish(userIds);
        else
            changes.PublishAll();
    }

    [LoggerMessage(1, LogLevel.Debug, "Listens to changes at {Database}.")]
    private partial void LogListening(string database);

    [LoggerMessage(2, LogLevel.Warning, "Hears no changes from {Database}; connects again.")]
    private partial void LogLost(string database, Exception failure);
}
