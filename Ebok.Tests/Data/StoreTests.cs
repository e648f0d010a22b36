using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ebok.Tests.Data;

public class StoreTests
{
    private static readonly UtilityId One = new("one");
    private static readonly UtilityId Two = new("two");

    [Theory, OnEachDatabase]
    [Trait("Id", "U1")]
    public async Task Read_OtherUtility_SeesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync(Given.Customer("39-29001", utility: One));

        var cancel = TestContext.Current.CancellationToken;
        (await database.ReadAsync(One, db => db.Customers.CountAsync(cancel))).ShouldBe(1);
        (await database.ReadAsync(Two, db => db.Customers.CountAsync(cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "U1")]
    public async Task Write_RowOfOtherUtility_ThrowsAndWritesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var cancel = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.Store.WriteAsync(
                One,
                db =>
                {
                    db.Customers.Add(Given.Customer("39-29001", utility: One));
                    db.Customers.Add(Given.Customer("39-29001", utility: Two));
                    return Task.CompletedTask;
                },
                cancel
            )
        );

        (await database.ReadAsync(One, db => db.Customers.CountAsync(cancel))).ShouldBe(0);
    }

    /// <summary>security.md, "Faults": a confirmed write is on the disk, and no part of the file is mapped.</summary>
    [Fact]
    [Trait("Id", "S3")]
    public async Task Sqlite_EveryConnection_HasTheSettingsThatKeepData()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var cancel = TestContext.Current.CancellationToken;
        (string, long)[] safe = [("synchronous", 2), ("mmap_size", 0), ("foreign_keys", 1)];

        await using (var reader = database.Store.Read(One))
            await ShouldHaveAsync(reader, cancel);
        await database.Store.WriteAsync(One, writer => ShouldHaveAsync(writer, cancel), cancel);

        async Task ShouldHaveAsync(EbokDb db, CancellationToken cancel)
        {
            foreach (var (pragma, value) in safe)
                (await PragmaAsync(db, pragma, cancel)).ShouldBe(value, pragma);
            (await PragmaAsync(db, "journal_mode", cancel)).ShouldBe("wal");
        }
    }

    private static async Task<object?> PragmaAsync(EbokDb db, string name, CancellationToken cancel)
    {
        // By EF, so that the connection is opened as every other is.
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"PRAGMA {name}";
        return await command.ExecuteScalarAsync(cancel);
    }

    [Theory, OnEachDatabase]
    public async Task Migrate_EmptyDatabaseTwice_ChangesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind, migrated: false);
        var cancel = TestContext.Current.CancellationToken;

        await database.Store.MigrateAsync(cancel);
        await database.AddAsync(Given.Customer("001234"));
        await database.Store.MigrateAsync(cancel);

        (await database.ReadAsync(Given.Utility, db => db.Customers.CountAsync(cancel))).ShouldBe(1);
        (await database.Store.VersionAsync(cancel)).ShouldStartWith(
            kind == DatabaseKind.Sqlite ? "SQLite 3." : "PostgreSQL 1"
        );
    }
}
