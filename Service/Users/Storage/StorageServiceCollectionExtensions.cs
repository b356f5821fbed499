using System.Diagnostics.CodeAnalysis;
using CodeFirst.Service.Users.Storage.PostgreSql;
using CodeFirst.Service.Users.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace CodeFirst.Service.Users.Storage;

internal static class StorageServiceCollectionExtensions
{
    /// <summary>Adds the store that configuration names: a PostgreSQL server, else a SQLite file.</summary>
    public static IServiceCollection AddUserStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<StoreMetrics>();
        services.AddHealthChecks().AddCheck<StoreCheck>(StoreCheck.Name, tags: [UserFailures.Domain], timeout: StoreCheck.Patience);
        return string.IsNullOrEmpty(configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.PostgreSql)}"])
            ? services.AddSqlite()
            : services.AddPostgreSql();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<SqliteDatabase>()
        .AddSingleton<IUserDatabase>(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddMeasured<SqliteUserStore>();

    private static IServiceCollection AddPostgreSql(this IServiceCollection services) => services
        .AddSingleton<PostgresDatabase>()
        .AddSingleton<IUserDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<PostgresRetry>()
        .AddMeasured<PostgresUserStore>()
        .AddHostedService<ChangeListener>();

    private static IServiceCollection AddMeasured<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IServiceCollection services)
        where TStore : class, IUserStore
        => services
            .AddSingleton<TStore>()
            .AddSingleton<IUserStore>(provider => new MeasuredUserStore(
                provider.GetRequiredService<TStore>(), provider.GetRequiredService<StoreMetrics>(), provider.GetRequiredService<TimeProvider>()));
}
