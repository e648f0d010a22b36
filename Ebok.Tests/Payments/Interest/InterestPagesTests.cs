using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Payments.Interest;

/// <summary>Interest for delay on the pages of what is owed: information, added to nothing.</summary>
[Trait("Id", "M6")]
public class InterestPagesTests
{
    // Of the demo's profile; on 20 November 2026 its rate is 9.5 %.
    private const string Shows = "mpwik";
    private const string ShowsNone = "kpec";
    private const string Seller = "9990001083";

    [Theory, OnEachDatabase]
    public async Task Overdue_ShowsInterestOfTheDay_AndAddsItToNothing(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind, Shows, CustomerKind.Person);

        var balance = (await home.GetAsync("saldo")).MainText;

        // 1000 zł due on Wednesday 21 October, 300 zł paid on 31 October: 1000 × 10 days + 700 × 20, at 9.5 %: 6.2465.
        balance.ShouldContain("odsetki do dziś: 6,25 zł");
        balance.ShouldContain("Odsetki za opóźnienie, policzone na 20 listopada 2026: 6,25 zł");
        balance.ShouldContain("9,5% w skali roku (art. 481 § 2 Kodeksu cywilnego");
        balance.ShouldContain("nie są doliczone");
        balance.ShouldContain("700,00 zł");
        var pay = (await home.GetAsync("zaplac")).MainText;
        pay.ShouldContain("odsetki do dziś: 6,25 zł");
        pay.ShouldContain("700,00 zł");
        pay.ShouldNotContain("706,25");
    }

    [Theory]
    [InlineData(ShowsNone, CustomerKind.Person)]
    [InlineData(Shows, CustomerKind.Company)]
    public async Task NotOfTheProfileOrOfACompany_ShowsNone(string slug, CustomerKind kind)
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite, slug, kind);

        foreach (var page in (string[])["saldo", "zaplac"])
            (await home.GetAsync(page)).MainText.ShouldNotContain("odsetki do dziś");
    }

    [Fact]
    public async Task NotedOrCorrected_IsTakenOff()
    {
        var customer = Given.Customer("001234", utility: new(Shows));
        var noted = Given.Invoice(customer, "FV/1", new(2026, 10, 7), 1000m, seller: Seller);
        var corrected = Given.Invoice(customer, "FV/2", new(2026, 10, 7), 1000m, seller: Seller);
        var correction = Given.Invoice(
            customer,
            "FK/2",
            new(2026, 11, 10),
            -1000m,
            kind: Core.Invoices.InvoiceKind.Correction,
            corrects: corrected.Id,
            seller: Seller
        );
        var note = NoteOf(customer, "FV/1", new(2026, 11, 20));
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            noted,
            corrected,
            correction,
            note
        );

        var balance = (await home.GetAsync("saldo")).MainText;

        balance.ShouldContain("FV/1");
        balance.ShouldNotContain("odsetki do dziś");
    }

    private static Core.Payments.LedgerEntry NoteOf(Customer customer, string concerns, DateOnly on) =>
        new()
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = Seller,
            Kind = Core.Payments.LedgerKind.InterestNote,
            Number = "NO/1",
            Concerns = concerns,
            On = on,
            DueOn = on.AddDays(14),
            Amount = new(100),
            Left = new(100),
        };

    private static Task<CustomerAtHome> OpenAsync(DatabaseKind database, string slug, CustomerKind kind)
    {
        var customer = Given.Customer("001234", utility: new(slug), kind: kind);
        var seller = slug == Shows ? Seller : Online.PayingOffice.Nip;
        var paid = new Core.Payments.LedgerEntry
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = seller,
            Kind = Core.Payments.LedgerKind.Payment,
            Number = "WB/1",
            Concerns = "FV/1",
            On = new(2026, 10, 31),
            Amount = Money.FromZloty(300m),
        };
        IOfUtility[] rows =
        [
            Given.Invoice(customer, "FV/1", new(2026, 10, 7), 1000m, left: 700m, seller: seller),
            Given.Invoice(customer, "FV/9", new(2026, 11, 15), 55m, seller: seller),
            paid,
        ];
        return CustomerAtHome.SignInAsync(database, customer, rows);
    }
}
