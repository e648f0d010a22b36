using Ebok.Core.Customers;
using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.Data.Sqlite;

namespace Ebok.Tests.Testing;

/// <summary>A database of a test's own, migrated and empty, gone with the test:
/// <code>
/// [Theory, OnEachDatabase]
/// public async Task List_OtherCustomer_SeesNothing(DatabaseKind kind)
/// {
///     await using var database = await TestDatabase.NewAsync(kind);
///     await database.AddAsync(Given.Customer("39-29001"));
/// </code></summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private readonly TemporaryFolder folder;

    private TestDatabase(DatabaseKind kind, string location, TemporaryFolder folder) =>
        (Kind, Location, this.folder, Store) = (kind, location, folder, Open(kind, location));

    /// <summary>Which of the two.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The way to it that the product uses.</summary>
    public EbokStore Store { get; }

    /// <summary>The SQLite file, or the connection string of the PostgreSQL database.</summary>
    public string Location { get; }

    /// <summary>The data folder that goes with it: files, keys, mails, and the SQLite file itself.</summary>
    public string Folder => folder.Path;

    /// <summary>A fresh database; <paramref name="migrated"/> is false only for tests of the migration itself.</summary>
    public static async Task<TestDatabase> NewAsync(DatabaseKind kind, bool migrated = true)
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.SkipWhen(
            kind == DatabaseKind.Postgres && PostgresServer.ConnectionString is null,
            PostgresServer.WhyAbsent
        );
        var folder = new TemporaryFolder();
        if (kind == DatabaseKind.Postgres)
            return new TestDatabase(kind, await PostgresServer.CreateAsync(migrated, cancel), folder);
        var file = Path.Combine(folder.Path, "ebok.db");
        if (migrated)
            File.Copy(await SqliteTemplate.Value, file);
        return new TestDatabase(kind, file, folder);
    }

    /// <summary>Stores rows of one utility, in the order given (a customer before his invoice).</summary>
    internal async Task AddAsync(params IOfUtility[] rows)
    {
        foreach (var ofOne in rows.GroupBy(row => row.Utility))
            await Store.WriteAsync(
                ofOne.Key,
                async db =>
                {
                    db.AddRange(ofOne);
                    await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                    // As the importer does.
                    await SearchIndex.RefreshAsync(
                        db,
                        [
                            .. ofOne.OfType<Customer>().Select(c => c.Id),
                            .. ofOne.OfType<SupplyPoint>().Select(p => p.Customer),
                            .. ofOne.OfType<Meter>().Select(m => m.Customer),
                        ],
                        TestContext.Current.CancellationToken
                    );
                },
                TestContext.Current.CancellationToken
            );
    }

    /// <summary>Reads with the utility's own eyes.</summary>
    public async Task<T> ReadAsync<T>(UtilityId utility, Func<EbokDb, Task<T>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var db = Store.Read(utility);
        return await query(db);
    }

    /// <summary>A second store on the same database, as a second process has it.</summary>
    public EbokStore OpenAnother() => Open(Kind, Location);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        folder.Dispose();
        if (Kind == DatabaseKind.Postgres)
            await PostgresServer.DropAsync(Location);
    }

    private static EbokStore Open(DatabaseKind kind, string location) =>
        kind == DatabaseKind.Postgres ? new PostgresStore(location) : new SqliteStore(location);

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ebok-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "ebok.db");
        using (var store = new SqliteStore(file))
            await store.MigrateAsync(CancellationToken.None);
        // The last connection that closes moves the write-ahead log into the file.
        SqliteConnection.ClearAllPools();
        File.Exists(file + "-wal").ShouldBeFalse();
        return file;
    }
}
