using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Mail;

/// <summary>A mail belongs to the transaction of what it tells of, and leaves no secret behind.</summary>
public class OutboxTests
{
    private const string To = "jan@przyklad.example";
    private static readonly Uri Link = new("https://ebok.example/kpec/rejestracja/potwierdzenie?k=abc");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Add_Committed_IsSentAndItsBodyWiped(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);

        await app.Store.WriteAsync(Given.Utility, db => AddAsync(app, db), Cancel);

        var mail = await app.MailAsync(To, "Kod");
        mail.Value("Kod aktywacyjny").ShouldBe("7b0f7403");
        mail.Link.ShouldBe(Link);
        var row = await Eventually.GivesAsync(() => DoneAsync(database));
        row.State.ShouldBe(MailState.Sent);
        row.Body.ShouldBeNull();
        row.Attempts.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Add_RolledBack_IsNeverSent(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            app.Store.WriteAsync(
                Given.Utility,
                async db =>
                {
                    await AddAsync(app, db, "zly@przyklad.example");
                    await db.SaveChangesAsync(Cancel);
                    throw new InvalidOperationException();
                },
                Cancel
            )
        );
        await app.Store.WriteAsync(Given.Utility, db => AddAsync(app, db), Cancel);

        (await app.MailAsync()).To.ShouldBe(To);
        (await app.Mails.AllAsync()).ShouldHaveSingleItem();
    }

    private static Task AddAsync(EbokApp app, EbokDb db, string to = To)
    {
        var utility = app.Services.GetRequiredService<UtilityCatalog>().Find(Given.Utility.Slug)!;
        var content = new MailContent(
            "Kod aktywacyjny do zmiany hasła",
            [
                new MailParagraph("Poniżej znajduje się kod. Wpisz go na stronie, z której o niego poproszono."),
                new MailValue("Kod aktywacyjny", "7b0f7403"),
                new MailLink(Link, "Potwierdź adres e-mail"),
            ]
        );
        app.Services.GetRequiredService<Outbox>().Add(db, utility, to, content);
        return Task.CompletedTask;
    }

    private static Task<OutgoingMail> DoneAsync(TestDatabase database) =>
        database.ReadAsync(Given.Utility, db => db.Outbox.SingleAsync(m => m.DoneAt != null, Cancel));
}
