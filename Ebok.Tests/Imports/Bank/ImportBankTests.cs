using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Bank;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports.Bank;

/// <summary>Payments of a statement find their customers and documents, once.</summary>
[Trait("Id", "O5")]
public class ImportBankTests
{
    private const string Individual = "98109010140123000000001234";
    private static readonly DateOnly Day = new(2026, 11, 19);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Import_ByAccountThenByTitle_TheRestIsForStaff_TwiceChangesNothing(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var (jan, ewa) = (Given.Customer("J"), Given.Customer("E"));
        jan.Account = Individual;
        await office.Database.AddAsync(
            jan,
            ewa,
            Invoice(jan, "FV/J/1", 60, new(2026, 9, 1)),
            Invoice(jan, "FV/J/2", 60, new(2026, 10, 1)),
            Invoice(ewa, "FV 2026/10/00123", 80, new(2026, 10, 1))
        );
        var file = Statement(
            (100, Individual, "za wode"),
            (80, null, "oplata FV 2026/10/00123, dziekuje"),
            (5, null, "prezent"),
            (7, null, "prezent")
        );

        var dry = await ImportAsync(office, file, dryRun: true);
        dry.Rows.Select(r => (r.Outcome, r.Customer, string.Join('+', r.Documents)))
            .ShouldBe([
                (BankOutcome.ByAccount, "J", "FV/J/1+FV/J/2"),
                (BankOutcome.ByInvoice, "E", "FV 2026/10/00123"),
                (BankOutcome.Unallocated, null, ""),
                (BankOutcome.Unallocated, null, ""),
            ]);
        (await office.ReadAsync(db => db.BankEntries.CountAsync(Cancel))).ShouldBe(0);

        var done = await ImportAsync(office, file);
        (done.Totals.Added, done.Totals.Unmatched, done.Totals.Refused).ShouldBe((4, 2, 0));
        done.Rows.ShouldBe(dry.Rows.Select((r, i) => done.Rows[i] with { }).ToList());
        (await LeftAsync(office)).ShouldBe(["FV 2026/10/00123 0.00", "FV/J/1 0.00", "FV/J/2 20.00"]);

        var again = await ImportAsync(office, file);
        (again.Totals.Added, again.Totals.Unchanged).ShouldBe((0, 4));
        (await office.ReadAsync(db => db.Ledger.CountAsync(Cancel))).ShouldBe(3);
        (await LeftAsync(office)).ShouldBe(["FV 2026/10/00123 0.00", "FV/J/1 0.00", "FV/J/2 20.00"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_MoreThanIsOwed_StaysTheCustomers_OnNoDocument(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var jan = Given.Customer("J");
        jan.Account = Individual;
        await office.Database.AddAsync(jan, Invoice(jan, "FV/J/1", 60, new(2026, 9, 1)));

        await ImportAsync(office, Statement((60, Individual, ""), (60, Individual, "")));

        (await office.ReadAsync(db => db.Ledger.OrderBy(e => e.Concerns).ToListAsync(Cancel)))
            .Select(e => $"{e.Concerns} {e.Amount}")
            .ShouldBe([" 60.00", "FV/J/1 60.00"]);
        (await LeftAsync(office)).ShouldBe(["FV/J/1 0.00"]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_PaymentTakenBack_IsTakenOffItsInvoice(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var jan = Given.Customer("J");
        await office.Database.AddAsync(jan, Invoice(jan, "FV/J/1", 60, new(2026, 9, 1)));
        await ImportAsync(office, Statement((60, null, "FV/J/1")));
        (await LeftAsync(office)).ShouldBe(["FV/J/1 0.00"]);

        var report = await ImportAsync(office, Statement((-60, null, "FV/J/1"), (-3, null, "nieznana")));

        report.Rows.Select(r => r.Outcome).ShouldBe([BankOutcome.Reversal, BankOutcome.ReversalOfUnknown]);
        (await LeftAsync(office)).ShouldBe(["FV/J/1 60.00"]);
        (await office.ReadAsync(db => db.Ledger.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task Import_PayoutOfTheGateway_IsNotASecondPayment(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var jan = Given.Customer("J");
        var invoice = Invoice(jan, "FV/J/1", 60, new(2026, 9, 1));
        var (payment, part) = Given.OnlinePayment(jan, invoice, OnlinePaymentState.Paid);
        await office.Database.AddAsync(jan, invoice, payment, part);

        var report = await ImportAsync(
            office,
            Statement((60, null, $"wyplata {payment.Number.Replace('-', ' ')} FV/J/1"))
        );

        report.Rows.ShouldHaveSingleItem().Outcome.ShouldBe(BankOutcome.OfGateway);
        (await office.ReadAsync(db => db.Ledger.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M6")]
    public async Task Billing_BringsTheSamePayments_NothingCountsTwice(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var jan = Given.Customer("J");
        var (first, second) = (
            Invoice(jan, "FV/J/1", 60, new(2026, 9, 1)),
            Invoice(jan, "FV/J/2", 40, new(2026, 10, 1))
        );
        var (payment, part) = Given.OnlinePayment(jan, second);
        await office.Database.AddAsync(jan, first, second, payment, part);
        await ImportAsync(office, Statement((60, null, "FV/J/1")));
        await office.Database.Store.WriteAsync(
            Given.Utility,
            async db =>
                await db.PayAsync(
                    (await db.LockAsync(payment.Id, Cancel))!,
                    new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero),
                    Cancel
                ),
            Cancel
        );
        (await LeftAsync(office)).ShouldBe(["FV/J/1 0.00", "FV/J/2 0.00"]);

        office.Write(
            "rozrachunki.csv",
            "numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy;tytul\n"
                + $"WB/1;J;{Fa3Xml.Seller};wplata;2026-11-20;60,00;FV/J/1;\n"
                + $"WB/2;J;{Fa3Xml.Seller};wplata;2026-11-23;40,00;FV/J/2;Przelewy24 {payment.Number}\n"
        );
        var report = await office.CsvAsync();

        report.Refused.ShouldBe(0);
        (await LeftAsync(office)).ShouldBe(["FV/J/1 0.00", "FV/J/2 0.00"]);
        var open = await office.ReadAsync(db => db.Ledger.Where(e => e.BookedAs == null).ToListAsync(Cancel));
        open.Select(e => e.Source).ShouldBe([LedgerSource.Billing, LedgerSource.Billing]);
        // And the other way round: the statement comes after the billing system's export.
        await ImportAsync(office, Statement((60, null, "FV/J/1 jeszcze raz ten sam")));
        office.Write(
            "rozrachunki.csv",
            "numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\n"
                + $"WB/3;J;{Fa3Xml.Seller};wplata;2026-11-19;60,00;FV/J/1\n"
        );
        await office.CsvAsync();
        (await LeftAsync(office)).ShouldBe(["FV/J/1 -60.00", "FV/J/2 0.00"], "paid twice, and shown so");
    }

    [Theory, OnEachDatabase]
    public async Task Import_AfterBilling_FindsItBooked(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        var jan = Given.Customer("J");
        jan.Account = Individual;
        await office.Database.AddAsync(jan, Invoice(jan, "FV/J/1", 60, new(2026, 9, 1)));
        office.Write(
            "rozrachunki.csv",
            "numer;klient;nip_sprzedawcy;rodzaj;data;kwota;dotyczy\n"
                + $"WB/1;J;{Fa3Xml.Seller};wplata;2026-11-20;60,00;FV/J/1\n"
        );
        await office.CsvAsync();

        await ImportAsync(office, Statement((60, Individual, "za wode")));

        (await LeftAsync(office)).ShouldBe(["FV/J/1 0.00"]);
        (await office.ReadAsync(db => db.Ledger.CountAsync(e => e.BookedAs == null, Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Command_ImportsAFolder_AndTellsWhatIsBroken()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("1.sta", BankSamples.Mt940('<'));
        office.Write("2.xml", "<Document/>");
        List<ImportProblem> problems = [];

        var report = await new ImportBank(office.Database.Store, office.Clock).RunAsync(
            ImportOffice.Profile,
            office.Folder,
            new ImportOptions { OnProblem = problems.Add },
            Cancel
        );

        problems.Select(p => (p.File, p.Reason)).ShouldBe([("2.xml", ImportReason.NotBankFile)]);
        report.Totals.Read.ShouldBe(4);
        report
            .Rows.Select(r => r.Outcome)
            .ShouldBe([BankOutcome.Unallocated, BankOutcome.Unallocated, BankOutcome.Expense, BankOutcome.Reversal]);
    }

    private static Core.Invoices.Invoice Invoice(Customer customer, string number, decimal gross, DateOnly issued) =>
        Given.Invoice(customer, number, issued, gross, seller: Fa3Xml.Seller);

    private static Task<BankReport> ImportAsync(ImportOffice office, string text, bool dryRun = false) =>
        new ImportBank(office.Database.Store, office.Clock).RunAsync(
            ImportOffice.Profile,
            [new("wyciag.sta", Encoding.UTF8.GetBytes(text))],
            new ImportOptions { DryRun = dryRun },
            Cancel
        );

    private static Task<List<string>> LeftAsync(ImportOffice office) =>
        office.ReadAsync(async db =>
            (await db.Invoices.OrderBy(i => i.Number).ToListAsync(Cancel)).ConvertAll(i => $"{i.Number} {i.Left}")
        );

    /// <summary>A statement of the first company; below zero is a payment taken back.</summary>
    internal static string Statement(params (decimal Amount, string? Account, string Title)[] entries)
    {
        var text = new StringBuilder($":20:1\n:25:PL{BankSamples.Account}\n:28C:1\n:60F:C261118PLN0,\n");
        foreach (var (amount, account, title) in entries)
            text.Append(
                Polish,
                $":61:{Day:yyMMdd}{Day:MMdd}{(amount < 0 ? "RC" : "C")}N{Math.Abs(amount):0.00}NTRFNONREF\n:86:020<00Przelew<20{title}<36{account}<32Jan\n"
            );
        var sum = entries.Sum(e => e.Amount);
        return text.Append(Polish, $":62F:{(sum < 0 ? 'D' : 'C')}261119PLN{Math.Abs(sum):0.00}\n-\n").ToString();
    }

    private static readonly System.Globalization.CultureInfo Polish = System.Globalization.CultureInfo.GetCultureInfo(
        "pl-PL"
    );
}
