using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ebok.Tests.Testing;

/// <summary>Listens to what is asked of databases, and asks SQLite afterwards how it goes about it. To be made before the
/// database: a context of EF that found nobody listening does not look again for a second.</summary>
internal sealed class SqlSeen : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly Dictionary<(string File, string Sql), List<(string Name, object? Value)>> commands = [];

    public SqlSeen() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void Dispose()
    {
        lock (commands)
            subscriptions.ForEach(s => s.Dispose());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name != DbLoggerCategory.Name)
            return;
        lock (commands)
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData { Command: { Connection: { } connection } command })
            return;
        lock (commands)
            commands[(connection.DataSource, command.CommandText)] =
            [
                .. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value)),
            ];
    }

    /// <summary>Steps of the plans of all queries that name the table, each with its query.</summary>
    /// <param name="database">Of which.</param>
    /// <param name="table">Its name.</param>
    /// <param name="counted">False: as in a database that has not counted its rows.</param>
    /// <param name="cancel">Of the test.</param>
    public async Task<IReadOnlyList<(string Step, string Query)>> PlansAsync(
        TestDatabase database,
        string table,
        bool counted,
        CancellationToken cancel
    )
    {
        Dispose();
        List<KeyValuePair<(string File, string Sql), List<(string Name, object? Value)>>> seen;
        lock (commands)
            seen = [.. commands];
        await using var db = database.Store.ReadAll();
        await db.Database.OpenConnectionAsync(cancel);
        if (!counted)
            await db.Database.ExecuteSqlRawAsync("ANALYZE; DELETE FROM sqlite_stat1; ANALYZE sqlite_schema", cancel);
        var steps = new List<(string, string)>();
        foreach (var ((file, sql), parameters) in seen)
        {
            if (
                !file.StartsWith(database.Folder, StringComparison.Ordinal)
                || !sql.Contains($"\"{table}\"", StringComparison.Ordinal)
            )
                continue;
            await using var explain = db.Database.GetDbConnection().CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = explain.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                explain.Parameters.Add(parameter);
            }
            await using var plan = await explain.ExecuteReaderAsync(cancel);
            while (await plan.ReadAsync(cancel))
                steps.Add((plan.GetString(3), sql));
        }
        return steps;
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
