using System.Diagnostics;
using Ebok.Core.Consents;
using Ebok.Core.Customers;
using Ebok.Core.Imports;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Tests.Imports;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Invoices;

/// <summary>Who has e-invoices on is told of each new one, once.</summary>
[Trait("Id", "M5")]
public class NewInvoiceNoticesTests
{
    private const string Email = "jan@przyklad.example";
    private const string Account = "98109010140123000000001234";
    private readonly Customer customer = Given.Customer("K-1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task SeveralInvoicesOfARun_AreOneMail_AndTheSameFilesAgainNone(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind, -1);
        Put(office, "FV/1", -3);
        Put(office, "FV/2", -2);

        await office.Fa3Async();
        await office.Fa3Async();
        await office.CsvAsync();

        var mail = (await MailsAsync(office)).ShouldHaveSingleItem();
        (mail.To, mail.Subject).ShouldBe((Email, "Nowe faktury"));
        Put(office, "FV/3", 0);
        await office.Fa3Async();
        (await MailsAsync(office)).Select(m => m.Subject).ShouldBe(["Nowe faktury", "Nowa faktura"]);
    }

    [Theory, OnEachDatabase]
    public async Task CutOffBeforeItsMails_TheNextRunTells_Once(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind, -1);
        Put(office, "FV/1", 0);
        using var stop = new CancellationTokenSource();
        var cut = new ImportFa3Folder(office.Database.Store, office.Tell, office.Clock).RunAsync(
            ImportOffice.Profile,
            office.Folder,
            new ImportOptions { OnProgress = _ => stop.Cancel() },
            stop.Token
        );
        await Should.ThrowAsync<OperationCanceledException>(cut);
        (await office.InvoiceAsync("FV/1")).Notice.ShouldBe(NoticeState.Waiting);
        (await MailsAsync(office)).ShouldBeEmpty();

        await office.Fa3Async();
        await office.Fa3Async();

        (await MailsAsync(office)).Count.ShouldBe(1);
        (await office.InvoiceAsync("FV/1")).Notice.ShouldBe(NoticeState.Told);
    }

    [Theory, OnEachDatabase]
    public async Task TwoRunsAtOnce_TellOnce(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind, -1);
        for (var i = 0; i < 20; i++)
            Put(office, $"FV/{i}", 0);

        await Task.WhenAll(office.Fa3Async(), office.Fa3Async());

        (await office.ReadAsync(db => db.Invoices.CountAsync(i => i.Notice == NoticeState.Told, Cancel))).ShouldBe(20);
        (await MailsAsync(office)).Count.ShouldBeInRange(1, 2);
    }

    [Theory, OnEachDatabase]
    public async Task NotForOldInvoices_NorForThoseBeforeTheConsent_NorAfterItsEnd(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        Put(office, "FV/1", -5);
        await office.Fa3Async();
        await office.Database.AddAsync(Consent(office.Clock.GetUtcNow(), given: true));
        office.Clock.Advance(TimeSpan.FromHours(1));
        Put(office, "FV/2", -61);

        await office.Fa3Async();

        (await MailsAsync(office)).ShouldBeEmpty("one before the consent, one of long ago");
        Put(office, "FV/3", -60);
        await office.Fa3Async();
        (await MailsAsync(office)).Count.ShouldBe(1);
        await office.Database.AddAsync(Consent(office.Clock.GetUtcNow(), given: false));
        office.Clock.Advance(TimeSpan.FromHours(1));
        Put(office, "FV/4", 0);
        await office.Fa3Async();
        (await MailsAsync(office)).Count.ShouldBe(1, "switched off");
    }

    [Theory, OnEachDatabase]
    public async Task CutOff_ThenSwitchedOn_IsNotToldOfWhatCameBefore(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        Put(office, "FV/1", 0);
        await office.Fa3Async();
        await office.Database.Store.WriteAsync(
            Given.Utility,
            db => db.Invoices.ExecuteUpdateAsync(set => set.SetProperty(i => i.Notice, NoticeState.Waiting), Cancel),
            Cancel
        );
        office.Clock.Advance(TimeSpan.FromHours(1));
        await office.Database.AddAsync(Consent(office.Clock.GetUtcNow(), given: true));

        await office.Fa3Async();

        (await MailsAsync(office)).ShouldBeEmpty();
        (await office.InvoiceAsync("FV/1")).Notice.ShouldBe(NoticeState.None);
    }

    [Theory, OnEachDatabase]
    public async Task InvoiceBeforeItsCustomerIsKnown_IsToldOnceHeIs(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind, -1);
        office.Write(
            "FV-9.xml",
            new Fa3Xml
            {
                Number = "FV/9",
                Code = "K-9",
                IssuedOn = Day(office, 0),
            }.Bytes
        );
        await office.Fa3Async();
        (await MailsAsync(office)).ShouldBeEmpty();
        var late = Given.Customer("K-9");
        await office.Database.AddAsync(late, Consent(Before(office), given: true, late));
        office.Write("klienci.csv", "kod;nazwa\nK-9;Anna Wymyślona\n");

        await office.CsvAsync();

        (await MailsAsync(office)).Count.ShouldBe(1);
    }

    /// <summary>The program as a job of the night runs it; the server sends what it left in the outbox.</summary>
    [Fact]
    [Trait("Id", "B2")]
    public async Task CommandLine_LeavesAMailThatTheServerSends_WithoutNumberAmountOrAccount()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var now = TimeProvider.System.GetUtcNow();
        var today = TimeProvider.System.Today();
        var tarnobrzeg = Given.Customer("39-29001", utility: new("tarnobrzeg"));
        await database.AddAsync(tarnobrzeg, Consent(now.AddDays(-1), given: true, tarnobrzeg));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "faktury.csv"),
            $"numer;data_wystawienia;brutto;klient;nabywca;rachunek\nFV/2026/77;{today:yyyy-MM-dd};184,32;39-29001;Jan Przykładowy;{Account}\n",
            Cancel
        );
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll"),
                "import",
                "csv",
                folder.Path,
                "--utility",
                "tarnobrzeg",
            },
            Environment = { ["EBOK_DATA"] = database.Folder, ["Ebok__PublicUrl"] = "https://ebok.przyklad.example" },
            RedirectStandardOutput = true,
        };
        using (var program = Process.Start(start)!)
        {
            var said = await program.StandardOutput.ReadToEndAsync(Cancel);
            await program.WaitForExitAsync(Cancel);
            program.ExitCode.ShouldBe(0, said);
        }

        await using var app = new EbokApp(database) { Clock = new(TimeProvider.System.GetUtcNow()) };
        _ = app.Address;
        var mail = await app.MailAsync(to: Email, subject: "Nowa faktura");

        mail.Text.ShouldContain($"Faktura z dnia {today:dd.MM.yyyy}");
        mail.Text.ShouldContain("001");
        mail.Link.ShouldBe(new Uri("https://ebok.przyklad.example/tarnobrzeg/faktury"));
        foreach (var secret in new[] { "FV/2026/77", "184", Account, "Jan", "39-29001" })
            mail.Text.ShouldNotContain(secret);
    }

    private async Task<ImportOffice> OpenAsync(DatabaseKind kind, int? consentDays = null)
    {
        var office = await ImportOffice.NewAsync(kind);
        await office.Database.AddAsync(customer);
        if (consentDays is { } days)
            await office.Database.AddAsync(Consent(office.Clock.GetUtcNow().AddDays(days), given: true));
        return office;
    }

    private Consent Consent(DateTimeOffset at, bool given, Customer? of = null) =>
        new()
        {
            Id = ConsentId.New(),
            Utility = (of ?? customer).Utility,
            Customer = (of ?? customer).Id,
            Kind = ConsentKind.EInvoice,
            Given = given,
            At = at,
            Email = Email,
            Text = "Zgoda",
        };

    private static DateTimeOffset Before(ImportOffice office) => office.Clock.GetUtcNow().AddDays(-1);

    private static void Put(ImportOffice office, string number, int days) =>
        office.Write(
            number.Replace('/', '-') + ".xml",
            new Fa3Xml { Number = number, IssuedOn = Day(office, days) }.Bytes
        );

    private static string Day(ImportOffice office, int days) =>
        office.Clock.Today().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<List<OutgoingMail>> MailsAsync(ImportOffice office) =>
        office.ReadAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(Cancel));
}
