using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Ebok.Core.Data;

/// <summary>The database in one SQLite file.</summary>
public sealed class SqliteStore : EbokStore
{
    private readonly PooledDbContextFactory<SqliteEbokDb> contexts;

    /// <param name="path">The file; made when missing.</param>
    public SqliteStore(string path)
        : base(new WriterTurn(Path.GetFullPath(path)))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        contexts = new PooledDbContextFactory<SqliteEbokDb>(OptionsFor(path));
    }

    /// <inheritdoc/>
    public override async Task<string> VersionAsync(CancellationToken cancel)
    {
        await using var db = ReadAll();
        return "SQLite "
            + await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(cancel);
    }

    /// <inheritdoc/>
    public override async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        await using var db = ReadAll();
        try
        {
            var pages = await db
                .Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check")
                .ToListAsync(cancel);
            if (pages is not ["ok"])
                return pages.Count == 0 ? "quick_check" : pages[0];
            var orphans = await db
                .Database.SqlQueryRaw<string>(
                    "SELECT \"table\" || ' -> ' || parent AS Value FROM pragma_foreign_key_check LIMIT 1"
                )
                .ToListAsync(cancel);
            return orphans is [var orphan] ? orphan : null;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 11 or 26)
        {
            // SQLITE_CORRUPT, SQLITE_NOTADB.
            return failure.Message;
        }
    }

    /// <summary>Without counts SQLite takes the index that is in the order of a sum, not the one of the customer: a start page
    /// then reads the ledger of the whole town. A thousand rows of each index are looked at, which takes less than a
    /// second in a large database; tables that have not grown since are left alone.</summary>
    public override async Task CountAnewAsync(CancellationToken cancel)
    {
        using var held = await LockAsync(cancel);
        await using var db = ReadAll();
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;", cancel);
        // Connections that are open know the old counts.
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    internal static DbContextOptions<SqliteEbokDb> OptionsFor(string path)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            // Seconds that a command waits for a lock of another process before it fails as "busy".
            DefaultTimeout = 10,
            Pooling = true,
        };
        return new DbContextOptionsBuilder<SqliteEbokDb>()
            .UseSqlite(
                connection.ConnectionString,
                // A list of ids is one parameter: for hundreds of them one by one SQLite reads the whole table instead.
                // Not a list of nullable ones: that finds no index.
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            )
            .AddInterceptors(Pragmas.Instance)
            .Options;
    }

    private protected override EbokDb Create() => contexts.CreateDbContext();

    private protected override Task PrepareAsync(EbokDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);

    /// <summary>Settings that SQLite keeps per connection: a confirmed write is on the disk, no memory mapping.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        internal static readonly Pragmas Instance = new();
        private const string Sql = "PRAGMA synchronous=FULL; PRAGMA mmap_size=0;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
