using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Ebok.Core.Customers;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Ksef;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Invoices;

/// <summary>An invoice as PDF and XML, over HTTP.</summary>
[Trait("Id", "K8")]
public class InvoiceFilesTests
{
    private static readonly byte[] Xml = "<?xml version=\"1.0\"?>\r\n<Faktura>ó\t</Faktura>\n"u8.ToArray();

    [Theory, OnEachDatabase]
    public async Task Pdf_FirstRequestsAtOnce_AreRenderedAndStoredOnce(DatabaseKind kind)
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, invoice, Body(invoice));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => home.GetAsync($"faktury/{invoice.Id.Value}/pdf"))
        );
        var again = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");

        foreach (var answer in answers.Append(again))
        {
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Bytes.ShouldBe(answers[0].Bytes);
        }
        var document = await home.Database.ReadAsync(
            customer.Utility,
            db => db.Documents.SingleAsync(TestContext.Current.CancellationToken)
        );
        document.Kind.ShouldBe(DocumentKind.RenderedInvoice);
        document.Customer.ShouldBe(customer.Id);
        document.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(again.Bytes)));
        document.Length.ShouldBe(again.Bytes.Length);
        (
            await home.Database.ReadAsync(
                customer.Utility,
                db => db.Invoices.SingleAsync(TestContext.Current.CancellationToken)
            )
        ).Pdf.ShouldBe(document.Id);
    }

    [Fact]
    public async Task Pdf_NoRoomToKeepIt_IsShownAllTheSame()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice, Body(invoice));
        var files = Path.Combine(home.Database.Folder, "files");
        Directory.Delete(files);
        await File.WriteAllTextAsync(files, "no folder", TestContext.Current.CancellationToken);

        var shown = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Bytes.AsSpan(0, 5).ToArray().ShouldBe("%PDF-"u8.ToArray());
    }

    [Fact]
    public async Task Pdf_IsShownInline_OrDownloaded_UnderASafeName_AndKeptNowhere()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice, Body(invoice));

        var shown = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");
        var downloaded = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf?pobierz");

        shown.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        shown.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        downloaded.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        foreach (var answer in new[] { shown, downloaded })
        {
            answer.Response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Faktura_FV-2026-10-00123.pdf");
            answer.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Response.Headers.ETag.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Pdf_Range_IsAnsweredInPart()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice, Body(invoice));
        var whole = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/kpec/faktury/{invoice.Id.Value}/pdf");
        request.Headers.Range = new RangeHeaderValue(100, 199);

        var part = await home.Client.SendAsync(request);

        part.Status.ShouldBe(HttpStatusCode.PartialContent);
        part.Bytes.ShouldBe(whole.Bytes[100..200]);
    }

    [Theory, OnEachDatabase]
    public async Task Pdf_Supplied_IsServedAsItCame(DatabaseKind kind)
    {
        var (customer, invoice) = Water();
        var supplied = "%PDF-1.4 of the billing system"u8.ToArray();
        var document = Supplied(customer, supplied);
        invoice.Pdf = document.Id;
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, document, invoice, Body(invoice));
        await home
            .App.Services.GetRequiredService<FileStore>()
            .SaveAsync(new MemoryStream(supplied), TestContext.Current.CancellationToken);

        (await home.GetAsync($"faktury/{invoice.Id.Value}/pdf")).Bytes.ShouldBe(supplied);
    }

    [Theory, OnEachDatabase]
    public async Task Pdf_SuppliedButGoneFromTheDisk_IsRendered_AndItsRowKept(DatabaseKind kind)
    {
        var (customer, invoice) = Water();
        var document = Supplied(customer, "gone"u8.ToArray());
        invoice.Pdf = document.Id;
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, document, invoice, Body(invoice));

        var answer = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldStartWith("%PDF-1.7");
        (
            await home.Database.ReadAsync(
                customer.Utility,
                db => db.Documents.Select(d => d.Id).ToListAsync(TestContext.Current.CancellationToken)
            )
        ).ShouldBe([document.Id]);
    }

    [Theory, OnEachDatabase]
    public async Task Pdf_DataChangedSinceItWasRendered_IsRenderedAnew(DatabaseKind kind)
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, invoice, Body(invoice));
        var before = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");
        home.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var cancel = TestContext.Current.CancellationToken;
        await home.App.Store.WriteAsync(
            customer.Utility,
            db =>
                db.Invoices.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(i => i.KsefNumber, "5265877635-20250826-0100001AF629-AF")
                            .SetProperty(i => i.ImportedAt, CustomerAtHome.Now.AddMinutes(4)),
                    cancel
                ),
            cancel
        );

        var after = await home.GetAsync($"faktury/{invoice.Id.Value}/pdf");

        after.Bytes.ShouldNotBe(before.Bytes);
        (await home.Database.ReadAsync(customer.Utility, db => db.Documents.CountAsync(cancel))).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B1")]
    public async Task Xml_IsTheBytesThatCame(DatabaseKind kind)
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(kind, customer, invoice, Body(invoice));

        var answer = await home.GetAsync($"faktury/{invoice.Id.Value}/xml");

        answer.Bytes.ShouldBe(Xml);
        VerificationLink.HashOf(answer.Bytes).ShouldBe(invoice.XmlHash);
        answer.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Faktura_FV-2026-10-00123.xml");
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
    }

    [Fact]
    [Trait("Id", "B1")]
    public async Task Invoice_WithoutXml_HasAPdfAllTheSame()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice);

        (await home.GetAsync($"faktury/{invoice.Id.Value}/xml")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await home.GetAsync($"faktury/{invoice.Id.Value}/pdf")).Text.ShouldStartWith("%PDF-1.7");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "C2")]
    public async Task SomebodyElsesInvoice_IsNotFound_AndNothingIsStored(DatabaseKind kind)
    {
        var (stranger, invoice) = Water("K-0002");
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            Given.Customer("K-0001"),
            stranger,
            invoice,
            Body(invoice)
        );
        var nobodys = await home.GetAsync($"faktury/{Guid.NewGuid()}/pdf");

        foreach (var page in new[] { "pdf", "pdf?pobierz", "xml", "podglad" })
        {
            var answer = await home.GetAsync($"faktury/{invoice.Id.Value}/{page}");
            answer.Status.ShouldBe(HttpStatusCode.NotFound, page);
            answer.MainText.ShouldBe(nobodys.MainText);
        }
        (
            await home.Database.ReadAsync(
                stranger.Utility,
                db => db.Documents.CountAsync(TestContext.Current.CancellationToken)
            )
        ).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task PartialManager_OpensOnlyInvoicesOfHisPoint(DatabaseKind kind)
    {
        var (customer, other) = Water();
        var point = Given.Point(customer, "P1");
        var his = Given.Invoice(customer, "FV/2", new(2026, 10, 5), point: point.Id);
        await using var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [point.Id],
            point,
            other,
            Body(other),
            his
        );

        (await home.GetAsync($"faktury/{his.Id.Value}/pdf")).Status.ShouldBe(HttpStatusCode.OK);
        (await home.GetAsync($"faktury/{other.Id.Value}/pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await home.GetAsync($"faktury/{other.Id.Value}/xml")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice);
        using var stranger = home.App.NewClient();

        foreach (var page in new[] { "pdf", "xml", "podglad" })
            (await stranger.GetAsync($"/kpec/faktury/{invoice.Id.Value}/{page}"))
                .Location.ShouldNotBeNull()
                .ShouldStartWith("/kpec/logowanie");
    }

    [Fact]
    public async Task Viewer_ShowsThePdf_WithLinksForThoseWithoutScript()
    {
        var (customer, invoice) = Water();
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, customer, invoice);

        var page = await home.GetAsync($"faktury/{invoice.Id.Value}/podglad");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Faktura VAT FV/2026/10/00123");
        var file = $"/kpec/faktury/{invoice.Id.Value}/pdf";
        page.Page.QuerySelector("pdf-viewer")!.GetAttribute("src").ShouldBe(file);
        page.Page.QuerySelector("pdf-viewer a[download]")!.GetAttribute("href").ShouldBe(file);
        page.Page.QuerySelector($"main a[href='/kpec/faktury/{invoice.Id.Value}']").ShouldNotBeNull();
    }

    private static (Customer Customer, Invoice Invoice) Water(string code = "K-0001")
    {
        var customer = Given.Customer(code);
        var invoice = Given.Invoice(customer, "FV/2026/10/00123", new(2026, 10, 5), 109.20m);
        invoice.PayAccount = "98109010140123000000001234";
        invoice.XmlHash = VerificationLink.HashOf(Xml);
        return (customer, invoice);
    }

    private static InvoiceBody Body(Invoice invoice)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Xml);
        return new()
        {
            Invoice = invoice.Id,
            Utility = invoice.Utility,
            Content = InvoiceJson.Serialize(InvoicePdfSamples.Water.Content),
            Xml = packed.ToArray(),
        };
    }

    private static Document Supplied(Customer customer, byte[] bytes) =>
        Given.Document(
            DocumentKind.SuppliedInvoice,
            "faktura.pdf",
            customer.Id,
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
}
