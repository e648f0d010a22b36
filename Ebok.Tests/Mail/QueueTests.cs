using System.Text;
using Ebok.Core.Mail;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Mail;

/// <summary>What waits, for how long, and who may send it.</summary>
public class QueueTests
{
    private const string To = "jan@przyklad.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Expired_IsNotSentAndItsBodyWiped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        var sent = new MailFolder(Path.Combine(database.Folder, "mail"), clock);
        await using var mail = new SenderUnderTest(database, sent, clock);
        await mail.AddAsync(To, expiresAt: clock.GetUtcNow().AddMinutes(15));
        await mail.AddAsync("zywa@przyklad.example", expiresAt: clock.GetUtcNow().AddMinutes(17));
        clock.Advance(TimeSpan.FromMinutes(16));

        await mail.StartAsync();

        await mail.BecomesAsync("zywa@przyklad.example", MailState.Sent, 1);
        var dead = await mail.BecomesAsync(To, MailState.Expired, 0);
        dead.Body.ShouldBeNull();
        (await new Mails(Path.Combine(database.Folder, "mail")).AllAsync()).ShouldHaveSingleItem();
    }

    [Theory, OnEachDatabase]
    public async Task TwoServers_SendEachMailOnce(DatabaseKind kind)
    {
        const int Mails = 60;
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        await using var one = new SenderUnderTest(database, SenderUnderTest.To(server), clock);
        await using var other = new SenderUnderTest(database, SenderUnderTest.To(server), clock);
        for (var i = 0; i < Mails; i++)
            await one.AddAsync($"jan{i}@przyklad.example");

        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        await Eventually.SucceedsAsync(
            async () =>
                (
                    await database.ReadAsync(
                        Given.Utility,
                        db => db.Outbox.CountAsync(m => m.State == MailState.Sent && m.Attempts == 1, Cancel)
                    )
                ).ShouldBe(Mails),
            patience: TimeSpan.FromSeconds(60)
        );
        var taken = await server.MailsAsync();
        taken.Count.ShouldBe(Mails);
        taken.Select(m => m.To).ShouldBe(Enumerable.Range(0, Mails).Select(i => $"jan{i}@przyklad.example"), true);
    }

    [Theory, OnEachDatabase]
    public async Task Lease_OfAServerThatDied_RunsOut(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        await using var mail = new SenderUnderTest(database, transport: null, clock);
        await mail.AddAsync(To);
        var dead = new MailQueue(database.Store, clock);
        var living = new MailQueue(database.Store, clock);
        var leased = (await dead.LeaseAsync(Cancel))!;

        (await living.LeaseAsync(Cancel)).ShouldBeNull();
        clock.Advance(MailQueue.Lease);
        (await living.LeaseAsync(Cancel))!.Attempts.ShouldBe(2);

        // The dead one was only asleep: what it says of the mail counts no more.
        await dead.DoneAsync(leased, MailState.Failed, "late", Cancel);
        (await mail.RowAsync(To)).State.ShouldBe(MailState.Waiting);
    }

    [Theory, OnEachDatabase]
    public async Task Body_AtRest_IsUnreadable(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var mail = new SenderUnderTest(database, transport: null, new TestClock());

        await mail.AddAsync(To);

        var row = await mail.RowAsync(To);
        Encoding.Latin1.GetString(row.Body!).ShouldNotContain(SenderUnderTest.Code);
        foreach (var file in Directory.GetFiles(database.Folder, "ebok.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new StreamReader(open, Encoding.Latin1);
            (await bytes.ReadToEndAsync(Cancel)).ShouldNotContain(SenderUnderTest.Code, Case.Sensitive, file);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Old_IsDropped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        var sent = new MailFolder(Path.Combine(database.Folder, "mail"), clock);
        await using (var mail = new SenderUnderTest(database, sent, clock))
        {
            await mail.AddAsync(To);
            await mail.StartAsync();
            await mail.BecomesAsync(To, MailState.Sent, 1);
            clock.Advance(TimeSpan.FromDays(80));
            await mail.AddAsync("nowsza@przyklad.example");
            await mail.BecomesAsync("nowsza@przyklad.example", MailState.Sent, 1);
        }
        clock.Advance(TimeSpan.FromDays(11));

        await new MailQueue(database.Store, clock).DropOldAsync(Cancel);

        (await database.ReadAsync(Given.Utility, db => db.Outbox.SingleAsync(Cancel))).To.ShouldBe(
            "nowsza@przyklad.example"
        );
    }

    [Fact]
    public void Backoff_GrowsToADayAndEndsAfterFive()
    {
        var created = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        var waits = new List<TimeSpan>();
        var now = created;
        for (var attempts = 1; Backoff.Next(created, now, attempts) is { } next; attempts++)
        {
            waits.Add(next - now);
            now = next;
        }

        waits
            .Take(4)
            .ShouldBe([
                TimeSpan.FromSeconds(10),
                TimeSpan.FromMinutes(1),
                TimeSpan.FromMinutes(5),
                TimeSpan.FromMinutes(30),
            ]);
        waits.ShouldBeInOrder();
        waits[^1].ShouldBe(TimeSpan.FromHours(24));
        (now - created).ShouldBeInRange(TimeSpan.FromDays(4), TimeSpan.FromDays(5));
    }
}
