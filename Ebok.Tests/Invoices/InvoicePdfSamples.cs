using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Pdf;
using Ebok.Core.Ksef;
using Ebok.Core.Pdf;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Invoices;

/// <summary>Sheets to render, and the renderer with the fonts of the build.</summary>
internal static class InvoicePdfSamples
{
    public static RenderInvoicePdf Renderer { get; } = new(new PdfFonts(FontFolder));

    public static string FontFolder => Path.Combine(AppContext.BaseDirectory, "assets", "fonts");

    /// <summary>The water invoice of the samples, as the importer reads it.</summary>
    public static InvoiceSheet Water { get; } =
        new()
        {
            Kind = InvoiceKind.Vat,
            Number = "FV/2026/10/00123",
            IssuedOn = new(2026, 10, 5),
            DueOn = new(2026, 10, 19),
            PeriodFrom = new(2026, 9, 1),
            PeriodTo = new(2026, 9, 30),
            Currency = "PLN",
            Gross = Money.FromZloty(108m),
            ToPay = Money.FromZloty(109.20m),
            SellerNip = "5265877635",
            PayAccount = "98109010140123000000001234",
            BuyerCode = "39-29001",
            CodeLabel = "Kod Klienta",
            VerificationLink = new VerificationLink(VerificationLink.ProductionHost).For(
                "5265877635",
                new(2026, 10, 5),
                "7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA"
            ),
            Office = "eBOK, Wodociągi Przykład",
            Accent = new Rgb(0x0b, 0x5c, 0x8f),
            AsOf = new(2026, 10, 6, 4, 0, 0, TimeSpan.Zero),
            Content = new()
            {
                Seller = new()
                {
                    Name = "Wodociągi Przykład Sp. z o.o.",
                    TaxId = "5265877635",
                    Address = ["ul. Wodna 1", "00-001 Przykładowo"],
                },
                Buyer = new() { Name = "Jan Przykładowy", Address = ["ul. Lipowa 2/3", "00-001 Przykładowo"] },
                Lines =
                [
                    new(1, "Dostarczanie wody", "m3", 10, 4.50m, null, null, 45m, null, "8", false),
                    new(2, "Odprowadzanie ścieków", "m3", 10, 5.50m, null, null, 55m, null, "8", false),
                ],
                Vat = [new("8", Money.FromZloty(100), Money.FromZloty(8))],
                Settlement = new(
                    [new(Money.FromZloty(1.20m), "Odsetki za opóźnienie (nota)")],
                    [],
                    Money.FromZloty(109.20m),
                    null
                ),
                Payment = new()
                {
                    Terms = [new(new(2026, 10, 19), null)],
                    Form = 6,
                    Accounts = [new("98109010140123000000001234", "Bank Przykładowy", null)],
                },
                Notes = [new("Nr wodomierza", "12345678", 1), new("Stan poprzedni / bieżący", "487 / 497", 1)],
                Contracts = [new("U/123/2020", new(2020, 1, 15))],
            },
        };

    /// <summary>What the importer read from a file, as a sheet.</summary>
    public static InvoiceSheet Of(Fa3Invoice invoice) =>
        Water with
        {
            Kind = invoice.Kind,
            Number = invoice.Number,
            IssuedOn = invoice.IssuedOn,
            DueOn = invoice.DueOn,
            PeriodFrom = invoice.PeriodFrom,
            PeriodTo = invoice.PeriodTo,
            Currency = invoice.Currency,
            Gross = invoice.Gross,
            ToPay = invoice.ToPay,
            PayAccount = invoice.Content.Payment.Accounts is [var first, ..] ? first.Number : null,
            BuyerCode = invoice.Content.Buyer.CustomerCode,
            Content = invoice.Content,
        };

    /// <summary>The water invoice with so many lines.</summary>
    public static InvoiceSheet Lines(int count) =>
        Water with
        {
            Content = Water.Content with
            {
                Lines =
                [
                    .. Enumerable
                        .Range(1, count)
                        .Select(n => new InvoiceLine(
                            n,
                            $"Dostarczanie wody do lokalu nr {n}, ul. Źródlana",
                            "m3",
                            n % 17 + 0.125m,
                            4.50m,
                            null,
                            null,
                            n * 1.5m,
                            null,
                            "8",
                            false
                        )),
                ],
            },
        };
}
