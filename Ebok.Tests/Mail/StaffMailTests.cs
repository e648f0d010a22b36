using Ebok.Core.Audit;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Mail;

/// <summary>The outgoing mail as staff see it, and sending again.</summary>
[Trait("Id", "O6")]
public class StaffMailTests
{
    private const string To = "jan@przyklad.example";
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task List_ByState_MasksAddressesForReaders(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync(
            Given.Mail(To, "Kod do rejestracji", body: [1]),
            Given.Mail("anna@przyklad.example", state: MailState.Sent),
            Given.Mail("obca@przyklad.example", utility: new("mpwik"))
        );
        var list = new ListMails(database.Store, new TestClock());

        var clerks = await list.RunAsync(Clerk, MailState.Failed, null, Sort.None, new(1), Cancel);
        var readers = await list.RunAsync(
            Clerk with
            {
                Role = StaffRole.Reader,
            },
            null,
            null,
            Sort.None,
            new(1),
            Cancel
        );

        var row = clerks.Mails.Rows.ShouldHaveSingleItem();
        (row.To, row.Subject, row.Attempts, row.MaySendAgain).ShouldBe((To, "Kod do rejestracji", 3, true));
        row.Failure.ShouldBe($"550 no such user <{To}>");
        (clerks.Counts[MailState.Failed], clerks.Counts[MailState.Sent]).ShouldBe((1, 1));
        readers
            .Mails.Rows.Select(r => r.To)
            .ShouldBe(["j…@przyklad.example", "a…@przyklad.example"], ignoreOrder: true);
        readers.Mails.Rows.Single(r => r.Failure is not null).Failure.ShouldNotBeNull().ShouldNotContain(To);
        (await list.RunAsync(Clerk, null, "JAN@", Sort.None, new(1), Cancel)).Mails.Total.ShouldBe(1);
        (
            await list.RunAsync(Clerk with { Role = StaffRole.Reader }, null, "jan@", Sort.None, new(1), Cancel)
        ).Mails.Total.ShouldBe(0, "a reader finds nobody by his address");
    }

    [Theory, OnEachDatabase]
    public async Task SendAgain_FailedMail_IsSent(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        await using (var broken = new SenderUnderTest(database, new Refusing(), clock))
        {
            await broken.AddAsync(To);
            await broken.StartAsync();
            (await broken.BecomesAsync(To, MailState.Failed, 1)).Body.ShouldNotBeNull();
        }
        var sent = new MailFolder(Path.Combine(database.Folder, "mail"), clock);
        await using var mail = new SenderUnderTest(database, sent, clock);
        var audit = new AuditTrail(database.Store, clock);
        using var signal = new MailSignal();
        var again = new SendMailAgain(database.Store, audit, signal, clock);
        var id = (await mail.RowAsync(To)).Id;

        (
            await again.RunAsync(Clerk with { Role = StaffRole.Reader }, id, Cancel)
        ).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await again.RunAsync(Clerk, id, Cancel)).IsOk.ShouldBeTrue();
        (await again.RunAsync(Clerk, id, Cancel)).IsOk.ShouldBeTrue("twice is once");
        await mail.StartAsync();

        var row = await mail.BecomesAsync(To, MailState.Sent, 1);
        (row.EarlierAttempts, row.Body).ShouldBe((1, null));
        (await again.RunAsync(Clerk, id, Cancel)).Refusal.ShouldBeOfType<MailIsGone>();
        await using var db = database.Store.ReadAll();
        (await db.Audit.SingleAsync(Cancel)).Act.ShouldBe(AuditAct.MailSentAgain);
    }

    [Theory, OnEachDatabase]
    public async Task SendAgain_DeadCode_IsNeverSentAndWiped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var clock = new TestClock();
        var dies = clock.GetUtcNow().AddMinutes(15);
        var mail = Given.Mail(To, body: [1, 2, 3], expires: dies);
        await database.AddAsync(mail);
        clock.Advance(TimeSpan.FromMinutes(15));
        using var signal = new MailSignal();
        var again = new SendMailAgain(database.Store, new AuditTrail(database.Store, clock), signal, clock);

        (await again.RunAsync(Clerk, mail.Id, Cancel)).Refusal.ShouldBeOfType<MailIsExpired>();

        await new MailQueue(database.Store, clock).ExpireAsync(Cancel);
        var row = await database.ReadAsync(Given.Utility, db => db.Outbox.SingleAsync(Cancel));
        (row.State, row.Body).ShouldBe((MailState.Expired, null));
        (
            await again.RunAsync(Clerk with { Utility = new("mpwik") }, mail.Id, Cancel)
        ).Refusal.ShouldBeOfType<NotFound>();
    }

    private sealed class Refusing : IMailTransport
    {
        public Task<Delivery> SendAsync(ReadyMail mail, CancellationToken cancel) =>
            Task.FromResult(new Delivery(DeliveryOutcome.Refused, "550 no such user"));
    }
}
