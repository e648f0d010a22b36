using Ebok.Core.Data;
using Npgsql;

namespace Ebok.Tests.Testing;

/// <summary>The PostgreSQL server that <c>test.sh</c> starts, and the migrated database that every test's own is
/// copied from (some 40 ms instead of a second of migrations).</summary>
internal static class PostgresServer
{
    internal const string WhyAbsent = "EBOK_TEST_POSTGRES names no PostgreSQL server; ./test.sh starts one";

    /// <summary>To the server's maintenance database, by a user that may create databases; null where none runs.</summary>
    internal static readonly string? ConnectionString = Environment.GetEnvironmentVariable("EBOK_TEST_POSTGRES")
        is { Length: > 0 } value
        ? value
        : null;

    private static readonly string TemplateName = $"ebok_template_{Environment.ProcessId}";
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static bool templateStands;

    /// <summary>A connection string to a fresh, migrated (or, on request, empty) database of its own.</summary>
    internal static async Task<string> CreateAsync(bool migrated, CancellationToken cancel)
    {
        var name = $"ebok_{Guid.CreateVersion7():n}";
        // PostgreSQL refuses to copy a template that another session copies at that moment.
        await OneCopyAtATime.WaitAsync(cancel);
        try
        {
            if (migrated && !templateStands)
            {
                // A run that was killed may have left one under the same number.
                await ExecuteAsync($"DROP DATABASE IF EXISTS {TemplateName} WITH (FORCE)", cancel);
                await ExecuteAsync($"CREATE DATABASE {TemplateName}", cancel);
                using var store = new PostgresStore(To(TemplateName, pooling: false));
                await store.MigrateAsync(cancel);
                templateStands = true;
            }
            await ExecuteAsync($"CREATE DATABASE {name}" + (migrated ? $" TEMPLATE {TemplateName}" : ""), cancel);
        }
        finally
        {
            OneCopyAtATime.Release();
        }
        return To(name, pooling: true);
    }

    internal static async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private static string To(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(ConnectionString!)
        {
            Database = database,
            Pooling = pooling,
            MaxPoolSize = 20,
        }.ConnectionString;

    private static async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
