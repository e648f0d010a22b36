using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Shared;

/// <summary>Pages of staff's long lists.</summary>
[Trait("Id", "O6")]
public sealed class SortKeysTests
{
    private const int Mails = 45;
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Many rows have the same key, and the second half is read from the list's end.</summary>
    [Theory, OnEachDatabase]
    public async Task Pages_PutTogether_AreTheListInItsOrder(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync([
            .. Enumerable.Range(0, Mails).Select(i => Given.Mail("jan@przyklad.example", $"Temat {i % 3}")),
        ]);
        var list = new ListMails(database.Store, new TestClock());

        foreach (var sort in new[] { "", "data", "-data", "temat", "-temat", "proby", "nieznany" })
        {
            var whole = await PageAsync(sort, new(1, 100));
            var pages = new List<MailRow>();
            for (var number = 1; number <= 5; number++)
                pages.AddRange((await PageAsync(sort, new(number, 10))).Rows);

            pages.ShouldBe(whole.Rows, sort);
            pages.Select(m => m.Id).Distinct().Count().ShouldBe(Mails, sort);
            (await PageAsync(sort, new(99, 10))).ShouldBeEquivalentTo(await PageAsync(sort, new(5, 10)), sort);
        }
        var subjects = (await PageAsync("-temat", new(1, 100))).Rows.Select(m => m.Subject).ToList();
        subjects.ShouldBe(subjects.OrderDescending(StringComparer.Ordinal));

        async Task<Page<MailRow>> PageAsync(string sort, PageRequest page) =>
            (await list.RunAsync(Clerk, null, null, Sort.Read(sort), page, Cancel)).Mails;
    }

    /// <summary>Rows that stand before a page are passed over in the index, not read and not sorted.</summary>
    [Fact]
    public async Task FarPage_IsFoundByTheIndex()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var db = database.Store.Read(Given.Utility);
        var sent = db.Outbox.Where(m => m.State == MailState.Sent);
        var keys = new SortKeys<OutgoingMail>().With("data", m => m.CreatedAt);

        var slice = keys.Slice(db.Outbox, sent, m => m.Id, Sort.None, new("data", Down: true), new(3000), 100_000);

        await db.Database.OpenConnectionAsync(Cancel);
        await using var explain = slice.Rows.Select(m => m.Subject).CreateDbCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + explain.CommandText;
        await using var plan = await explain.ExecuteReaderAsync(Cancel);
        var steps = new List<string>();
        while (await plan.ReadAsync(Cancel))
            steps.Add(plan.GetString(3));
        var ofPage = steps.SkipWhile(s => !s.StartsWith("LIST SUBQUERY", StringComparison.Ordinal)).Skip(1).ToList();
        ofPage[0].ShouldContain("USING COVERING INDEX IX_Outbox_Utility_State_CreatedAt_Id");
        ofPage.ShouldNotContain(s => s.Contains("B-TREE", StringComparison.Ordinal));
    }
}
