using Ebok.Tests.Testing;

namespace Ebok.Tests.Payments;

public class PaymentPagesTests
{
    [Fact]
    [Trait("Id", "K8")]
    public async Task PaymentOnNoInvoice_SameFigureOnStartBalanceAndPayments()
    {
        var customer = Given.Customer("K-0001");
        await using var home = await CustomerAtHome.SignInAsync(
            DatabaseKind.Sqlite,
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 11, 1), 100),
            Given.Payment(customer, new(2026, 11, 6), 25.50m)
        );

        foreach (var page in (string[])["start", "saldo", "platnosci"])
            (await home.GetAsync(page)).MainText.ShouldContain(
                "Wpłaty nierozliczone z żadną fakturą: 25,50 zł. Po rozliczeniu zmniejszą należności.",
                customMessage: page
            );
    }

    [Fact]
    [Trait("Id", "M4")]
    public async Task ManagerOfPart_IsToldThatItIsPart()
    {
        var customer = Given.Customer("K-0001");
        var point = Given.Point(customer, "P-1");
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, [point.Id], point);

        foreach (var page in (string[])["saldo", "platnosci", "noty"])
            (await home.GetAsync(page)).MainText.ShouldContain("Zarządzają Państwo częścią nieruchomości");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K8")]
    public async Task Balance_ShowsWhatIsUnpaid_AndSaysWhatIsLeftOutAndSinceWhen(DatabaseKind kind)
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(kind, full.Customer, [.. full.Rows]);

        var page = await home.GetAsync("saldo");

        var text = page.MainText;
        text.ShouldContain("Należności: Węglokoks Energia");
        text.ShouldContain("w tym po terminie: 60,40 zł");
        text.ShouldContain("2 niezapłacone dokumenty");
        page.Page.QuerySelectorAll("tbody th")
            .Select(number => Answer.Fold(number.TextContent).Split(' ')[0].Replace("nota", ""))
            .ShouldBe(["WE/2026/10/00123", "NO/2026/0007", "NSE/2026/11/00001"]);
        text.ShouldContain("32 dni po terminie");
        text.ShouldNotContain("NSE/2025/02/00001");
        text.ShouldContain(
            "Wykaz obejmuje jedynie faktury, które nie są objęte procesem windykacji należności. Wykaz ten jest tworzony "
                + "i aktualizowany od momentu utworzenia konta odbiorcy w eBOK."
        );
        text.ShouldContain("od 20 listopada 2026");
        text.ShouldContain("Stan na 20.11.2026, 06:30");
    }

    [Fact]
    [Trait("Id", "Q3")]
    public async Task PaymentsAndNotes_LeadToTheInvoicesTheyAreFor()
    {
        var full = new FullOffice();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, full.Customer, [.. full.Rows]);

        var payments = await home.GetAsync("platnosci?od=2026-10-15&do=2026-10-15");
        payments.MainText.ShouldContain("1 wpłata");
        var row = payments.Page.QuerySelector("tbody tr")!;
        Answer.Fold(row.TextContent).ShouldContain("50,00 zł");
        row.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/weglokoks/faktury/{full.Original.Id.Value}");

        var notes = await home.GetAsync("noty");
        Answer
            .Fold(notes.Page.QuerySelector("tbody tr")!.TextContent)
            .ShouldContain("Odsetki za opóźnienie w zapłacie");
        notes.Page.QuerySelector("tbody a")!.GetAttribute("href").ShouldEndWith(full.Original.Id.Value.ToString());
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task PartialManager_SeesBalancePaymentsAndNotesOfHisPointsOnly(DatabaseKind kind)
    {
        var customer = Given.Customer("K-0001");
        var (own, other) = (Given.Point(customer, "P-1"), Given.Point(customer, "P-2"));
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [own.Id],
            own,
            other,
            Given.Invoice(customer, "FV-OWN", new(2026, 10, 1), 10, point: own.Id),
            Given.Invoice(customer, "FV-OTHER", new(2026, 10, 1), 1_000, point: other.Id),
            Given.Payment(customer, new(2026, 10, 9), 1, "FV-OWN", "WB-OWN"),
            Given.Payment(customer, new(2026, 10, 9), 2, "FV-OTHER", "WB-OTHER"),
            Given.Payment(customer, new(2026, 10, 9), 3, "", "WB-WHOLE"),
            Given.Note(customer, new(2026, 11, 1), 1.20m, "NO-OWN", "FV-OWN"),
            Given.Note(customer, new(2026, 11, 1), 9.20m, "NO-OTHER", "FV-OTHER")
        );

        foreach (var page in new[] { "saldo", "platnosci", "noty" })
        {
            var text = (await home.GetAsync(page)).MainText;
            text.ShouldContain("-OWN", customMessage: page);
            text.ShouldNotContain("-OTHER", customMessage: page);
            text.ShouldNotContain("-WHOLE", customMessage: page);
        }
        (await home.GetAsync("saldo")).MainText.ShouldContain("Należności 11,20 zł");
    }
}
