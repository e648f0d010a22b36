using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

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
