using Ebok.Core.Invoices;
using Ebok.Tests.Invoices;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Journeys;

/// <summary>A customer looks at an invoice that the portal has rendered, in the viewer: by keyboard, at a desk and on a
/// phone.</summary>
[Trait("Id", "K8")]
public class InvoiceViewerJourney(Browser browser)
{
    [Fact]
    public async Task Viewer_ShowsTheRenderedInvoice_ByKeyboard()
    {
        await using var home = await HomeAsync(lines: 120);
        await using var visitor = await OpenAsync(home, phone: false);
        var page = visitor.Page;

        await page.GetByText("109,20 zł").First.WaitForAsync();
        var document = page.GetByRole(AriaRole.Region, new() { Name = "Faktura VAT FV/2026/10/00123" });
        await document.FocusAsync();
        await page.Keyboard.PressAsync("PageDown");
        await page.GetByText("Strona 2 z ").First.WaitForAsync();
        (await page.GetByLabel("Numer strony").InputValueAsync()).ShouldBe("2");
        await page.Keyboard.PressAsync("Home");
        var before = await Width(page);
        await page.Keyboard.PressAsync("+");
        (await Width(page)).ShouldBeGreaterThan(before);
        await page.Keyboard.PressAsync("0");

        await page.Keyboard.PressAsync("Control+f");
        await page.Keyboard.TypeAsync("lokalu nr 120");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("1 z 1").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await visitor.LookAsync("podglad-faktury");
    }

    [Fact]
    public async Task Viewer_OnAPhone_FitsTheScreen_AndDownloads()
    {
        await using var home = await HomeAsync(lines: 3);
        await using var visitor = await OpenAsync(home, phone: true);
        var page = visitor.Page;
        await page.GetByText("109,20 zł").First.WaitForAsync();

        (await Width(page)).ShouldBeLessThanOrEqualTo(390);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Pobierz" }).First.ClickAsync()
        );

        download.SuggestedFilename.ShouldBe("Faktura_FV-2026-10-00123.pdf");
        await visitor.LookAsync("podglad-faktury-telefon");
    }

    [Fact]
    public async Task Viewer_WithoutScript_OffersThePdf()
    {
        await using var home = await HomeAsync(lines: 3);
        await using var visitor = await OpenAsync(home, phone: false, script: false);

        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Pobierz PDF" }).IsVisibleAsync()).ShouldBeTrue();
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Otwórz PDF" }).IsVisibleAsync()).ShouldBeTrue();
    }

    private async Task<Visitor> OpenAsync(CustomerAtHome home, bool phone, bool script = true)
    {
        var visitor = await browser.VisitAsync(home.App, phone, script);
        await visitor.SignInAsync(home.Slug, "K-0001", CustomerAtHome.Password);
        var id = await home.Database.ReadAsync(Given.Utility, db => Task.FromResult(db.Invoices.Single().Id.Value));
        await visitor.OpenAsync($"/{home.Slug}/faktury/{id}/podglad");
        return visitor;
    }

    private static Task<CustomerAtHome> HomeAsync(int lines)
    {
        var customer = Given.Customer("K-0001");
        var invoice = Given.Invoice(customer, "FV/2026/10/00123", new(2026, 10, 5), 109.20m);
        invoice.PayAccount = "98109010140123000000001234";
        invoice.XmlHash = "7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA";
        var body = new InvoiceBody
        {
            Invoice = invoice.Id,
            Utility = invoice.Utility,
            Content = InvoiceJson.Serialize(InvoicePdfSamples.Lines(lines).Content),
        };
        return CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice, body);
    }

    // Of the sheet, which is resized at once; its canvas is drawn anew a moment later.
    private static Task<float> Width(IPage page) =>
        page.Locator(".pdf-page").First.EvaluateAsync<float>("sheet => sheet.getBoundingClientRect().width");
}
