using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Operator;

[Trait("Id", "O7")]
public class AuditTrailTests
{
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Verify_Untouched_IsWhole(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var trail = new AuditTrail(database.Store, new TestClock());
        (await trail.VerifyAsync(Cancel)).ShouldBe(new AuditVerdict(0, null));

        await AddAsync(database.Store, trail, 5);

        (await trail.VerifyAsync(Cancel)).ShouldBe(new AuditVerdict(5, null));
    }

    [Theory, OnEachDatabase]
    public async Task Add_FromTwoProcessesAtOnce_IsOneChain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        using var another = database.OpenAnother();
        var trail = new AuditTrail(database.Store, new TestClock());

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => AddAsync(i % 2 == 0 ? database.Store : another, trail, 2))
        );

        (await trail.VerifyAsync(Cancel)).ShouldBe(new AuditVerdict(20, null));
    }

    [Theory, OnEachDatabase]
    public async Task Add_ActUndone_LeavesNoRecord(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var trail = new AuditTrail(database.Store, new TestClock());

        await Should.ThrowAsync<InvalidOperationException>(() =>
            database.Store.WriteAsync(
                Given.Utility,
                async db =>
                {
                    await trail.AddAsync(db, Clerk, AuditAct.LetterSent, null, null, Cancel);
                    throw new InvalidOperationException("the act failed");
                },
                Cancel
            )
        );

        (await trail.VerifyAsync(Cancel)).ShouldBe(new AuditVerdict(0, null));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Verify_BrokenBySql_FindsTheFirst(DatabaseKind kind, string sql, long brokenAt)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var trail = new AuditTrail(database.Store, new TestClock());
        await AddAsync(database.Store, trail, 6);

        await database.Store.WriteAllAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancel), Cancel);

        (await trail.VerifyAsync(Cancel)).BrokenAt.ShouldBe(brokenAt);
    }

    private static async Task AddAsync(EbokStore store, AuditTrail trail, int count)
    {
        for (var i = 0; i < count; i++)
            await store.WriteAsync(
                Given.Utility,
                db => trail.AddAsync(db, Clerk, AuditAct.RegistrationApproved, Guid.CreateVersion7(), "list", Cancel),
                Cancel
            );
    }

    /// <summary>Each way of breaking the trail, on each database.</summary>
    public static TheoryData<DatabaseKind, string, long> Breaks
    {
        get
        {
            var breaks = new TheoryData<DatabaseKind, string, long>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                breaks.Add(kind, """UPDATE "Audit" SET "Act" = 'RegistrationRefused' WHERE "Number" = 3""", 3);
                breaks.Add(kind, """UPDATE "Audit" SET "Origin" = '198.51.100.9' WHERE "Number" = 2""", 2);
                breaks.Add(kind, """UPDATE "Audit" SET "Staff" = NULL WHERE "Number" = 4""", 4);
                breaks.Add(kind, """DELETE FROM "Audit" WHERE "Number" = 5""", 5);
                breaks.Add(kind, """DELETE FROM "Audit" WHERE "Number" = 6""", 6);
            }
            return breaks;
        }
    }
}
