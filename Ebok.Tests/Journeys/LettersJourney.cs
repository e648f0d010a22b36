using System.Collections.Concurrent;
using Ebok.Tests.Attachments;
using Ebok.Tests.Cases;
using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer complains about an invoice and reads the answer; a stranger reports a leak and asks what became
/// of it.</summary>
public sealed class LettersJourney(Browser browser)
{
    [Fact]
    [Trait("Id", "K10"), Trait("Id", "K11")]
    public async Task Customer_ComplainsWithAFile_AndReadsTheAnswer()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.Home.App);
        var page = visitor.Page;
        await visitor.SignInAsync(office.Home.Slug, office.Customer.Code, CustomerAtHome.Password);
        await visitor.OpenAsync("/kpec/wnioski");
        await visitor.LookAsync("pisma-01-wnioski");

        await page.GetByRole(AriaRole.Link, new() { Name = "Zgłoszenie reklamacji do faktury" }).ClickAsync();
        await page.GetByLabel("Faktura", new() { Exact = true }).SelectOptionAsync(office.Invoice.Id.Value.ToString());
        await page.GetByLabel("Treść").FillAsync("Faktura jest dwa razy wyższa niż zwykle.\n\nProszę o sprawdzenie.");
        await page.GetByLabel("Załączniki").SetInputFilesAsync([File("licznik.jpg", SampleFiles.Program())]);
        await Button(page, "Wyślij").ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visitor.LookAsync("pisma-02-zly-plik", reflow: true);

        // Large enough for the bar that shows how far they are on their way.
        var scan = SampleFiles.Pdf(new string('x', 400_000));
        await page.GetByLabel("Załączniki")
            .SetInputFilesAsync([File("licznik.jpg", SampleFiles.Jpeg(800, 600)), File("skan.pdf", scan)]);
        var told = await TellingOfUploadAsync(page);
        await Button(page, "Wyślij").ClickAsync();
        await page.GetByText("Pismo wysłane, numer PR/2026/11/00001").WaitForAsync();
        told.ShouldContain("100 Pliki wysłane, czekamy na odpowiedź…");
        await visitor.LookAsync("pisma-03-wyslane", reflow: true);

        var id = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await office.AnswerAsync(new(id), "Dzień dobry,\n\nsprawdziliśmy odczyt i wystawimy korektę.");
        await visitor.OpenAsync("/kpec/pisma");
        await visitor.LookAsync("pisma-04-lista", reflow: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Szczegóły PR/2026/11/00001" }).ClickAsync();
        await page.GetByText("wystawimy korektę").WaitForAsync();
        await visitor.LookAsync("pisma-05-odpowiedz", reflow: true);
    }

    [Fact]
    [Trait("Id", "K12")]
    public async Task Stranger_ReportsALeak_AndSeesWhatBecameOfIt()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        await using var visitor = await browser.VisitAsync(office.Home.App, phone: true);
        var page = visitor.Page;
        await visitor.OpenAsync("/kpec/logowanie");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wysłanie uwagi" }).ClickAsync();
        await Button(page, "Wyślij uwagę").WaitForAsync();
        await page.ArriveAsync("*/uwaga");
        await visitor.LookAsync("uwaga-01-formularz", reflow: true);

        await page.GetByLabel("Typ uwagi").SelectOptionAsync("licznik");
        await page.GetByLabel("Uwaga", new() { Exact = true }).FillAsync("Przy liczniku cieknie woda.");
        await page.GetByLabel("Adres zgłoszenia").FillAsync("ul. Źródlana 7, piwnica");
        await page.GetByLabel("Załączniki").SetInputFilesAsync([File("zdjęcie.png", SampleFiles.Png(800, 600))]);
        var picture = await page.Locator("input[name=obrazek]").GetAttributeAsync("value");
        await page.Locator("input[name=kod-z-obrazka]").FillAsync(HumanCodes.Of(office.Home.App, "kpec", picture!));
        await Button(page, "Wyślij uwagę").ClickAsync();
        await page.GetByText("Zapisz numer i kod").WaitForAsync();
        await visitor.LookAsync("uwaga-02-wyslana", reflow: true);

        var shown = await page.Locator("main [data-copy]")
            .EvaluateAllAsync<string[]>("all => all.map(b => b.dataset.copy)");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sprawdź stan zgłoszenia" }).ClickAsync();
        await page.GetByLabel("Numer").FillAsync(shown[0]);
        await page.GetByLabel("Kod").FillAsync("AAAA-BBBB-CCCC");
        await Button(page, "Pokaż stan").ClickAsync();
        await page.GetByText("Nie znaleźliśmy takiego zgłoszenia").WaitForAsync();
        await visitor.LookAsync("uwaga-03-zly-kod", reflow: true);
        await page.GetByLabel("Kod").FillAsync(shown[1]);
        await Button(page, "Pokaż stan").ClickAsync();
        await page.GetByText("Przy liczniku cieknie woda.").WaitForAsync();
        await visitor.LookAsync("uwaga-04-stan", reflow: true);
    }

    // What the bar shows and the status line says, as long as the page stands.
    private static async Task<ConcurrentQueue<string>> TellingOfUploadAsync(IPage page)
    {
        var told = new ConcurrentQueue<string>();
        await page.ExposeFunctionAsync("told", (string text) => told.Enqueue(text));
        await page.EvaluateAsync(
            """
            () => {
              const part = document.querySelector('.upload'), bar = part.querySelector('progress');
              new MutationObserver(() => told(`${bar.hidden ? 'hidden' : bar.value} ${part.querySelector('[role=status]').textContent}`))
                .observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """
        );
        return told;
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static FilePayload File(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = content,
        };
}
