using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Data;

public class SqliteTests
{
    [Fact]
    [Trait("Id", "U1")]
    public async Task Read_OtherUtility_SeesNothing()
    {
        using var folder = new Testing.TemporaryFolder();
        using var store = new SqliteStore(Path.Combine(folder.Path, "ebok.db"));
        var cancel = TestContext.Current.CancellationToken;
        await store.MigrateAsync(cancel);
        UtilityId one = new("one"),
            two = new("two");
        await store.WriteAsync(
            one,
            db =>
            {
                db.Customers.Add(
                    new Customer
                    {
                        Id = CustomerId.New(),
                        Utility = one,
                        Code = "39-29001",
                        Name = "Jan Przykładowy",
                        ImportedAt = DateTimeOffset.UnixEpoch,
                    }
                );
                return Task.CompletedTask;
            },
            cancel
        );

        await using var own = store.Read(one);
        await using var other = store.Read(two);
        (await own.Customers.CountAsync(cancel)).ShouldBe(1);
        (await other.Customers.CountAsync(cancel)).ShouldBe(0);
        (await store.VersionAsync(cancel)).ShouldStartWith("SQLite 3.");
    }
}
