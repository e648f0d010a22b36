using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ebok.Tests.Mail;

/// <summary>Outbox and sender on a database, without the rest of the portal.</summary>
internal sealed class SenderUnderTest : IAsyncDisposable
{
    public const string Code = "7b0f7403";
    public static readonly Uri Link = new(
        "https://ebok.example/kpec/rejestracja/potwierdzenie?k=" + new string('x', 90)
    );

    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);

    private readonly TestDatabase database;
    private readonly EbokStore store;
    private readonly MailSignal signal = new();
    private readonly Outbox outbox;
    private readonly MailSender sender;

    /// <param name="database">Shared by several senders, as by several servers.</param>
    /// <param name="transport">Null: a sender that is not started, to fill the outbox with.</param>
    /// <param name="clock">What it takes for the time.</param>
    /// <param name="longest">The longest attempt; null for that of the product.</param>
    public SenderUnderTest(TestDatabase database, IMailTransport? transport, TestClock clock, TimeSpan? longest = null)
    {
        // The keys of the portal on the same data folder.
        var keys = DataProtectionProvider.Create(
            new DirectoryInfo(Path.Combine(database.Folder, "keys")),
            setup => setup.SetApplicationName("Ebok")
        );
        var seal = new MailSeal(keys);
        this.database = database;
        store = database.OpenAnother();
        outbox = new Outbox(seal, signal, clock);
        sender = new MailSender(
            store,
            signal,
            new MailComposer(Utilities, seal, () => new("ebok@ebok.example")),
            transport!,
            clock,
            NullLogger<MailSender>.Instance
        )
        {
            LongestAttempt = longest ?? TimeSpan.FromMinutes(1),
            // Only what wakes it: a commit, or the test.
            LookEvery = TimeSpan.FromHours(1),
        };
    }

    /// <summary>How long a stop waits for mails in hand.</summary>
    public TimeSpan StopWaits
    {
        init => sender.StopWaits = value;
    }

    public static UtilityProfile Kpec => Utilities.Find("kpec")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SmtpTransport To(SmtpServerProcess server, bool startTls = false) =>
        new(new SmtpServer("127.0.0.1", server.Port, startTls, Login: null));

    public static MailContent Content(string subject = "Kod aktywacyjny – zażółć gęślą jaźń") =>
        new(
            subject,
            [
                new MailParagraph(
                    "Otrzymaliśmy prośbę o zmianę hasła. Wpisz poniższy kod na stronie, na której o niego poproszono: "
                        + "zażółć gęślą jaźń, a potem wybierz własne hasło. Jeśli to nie Ty, nic nie rób."
                ),
                new MailValue("Kod aktywacyjny", Code),
                new MailLink(Link, "Potwierdź adres e-mail"),
            ]
        );

    public Task StartAsync() => sender.StartAsync(Cancel);

    public Task StopAsync() => sender.StopAsync(Cancel);

    public void Wake() => signal.Wake();

    public Task AddAsync(string to, DateTimeOffset? expiresAt = null, MailContent? content = null) =>
        store.WriteAsync(
            Kpec.Id,
            db =>
            {
                outbox.Add(db, Kpec, to, content ?? Content(), expiresAt);
                return Task.CompletedTask;
            },
            Cancel
        );

    public Task<OutgoingMail> RowAsync(string to) =>
        database.ReadAsync(Kpec.Id, db => db.Outbox.SingleAsync(m => m.To == to, Cancel));

    /// <summary>Waits until a mail is in this state, and after so many attempts not in hand.</summary>
    public Task<OutgoingMail> BecomesAsync(string to, MailState state, int attempts) =>
        Eventually.GivesAsync(
            async () =>
            {
                var row = await RowAsync(to);
                (row.State, row.Attempts, row.LeasedBy).ShouldBe((state, attempts, null), row.Failure);
                return row;
            },
            patience: TimeSpan.FromSeconds(60)
        );

    public async ValueTask DisposeAsync()
    {
        await sender.StopAsync(CancellationToken.None);
        sender.Dispose();
        signal.Dispose();
        store.Dispose();
    }
}
