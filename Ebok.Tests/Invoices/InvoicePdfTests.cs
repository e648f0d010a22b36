using System.Globalization;
using System.Text;
using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Pdf;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class InvoicePdfTests
{
    [Fact]
    public async Task Render_WaterInvoice_SaysAllOfIt()
    {
        var text = await TextOfAsync(InvoicePdfSamples.Water);

        foreach (
            var said in new[]
            {
                "Faktura VAT",
                "FV/2026/10/00123",
                "05.10.2026",
                "01.09.2026 – 30.09.2026",
                "Wodociągi Przykład Sp. z o.o.",
                "NIP: 5265877635",
                "Jan Przykładowy",
                "39-29001",
                "109,20 zł",
                "Termin płatności: 19.10.2026",
                "98 1090 1014 0123 0000 0000 1234",
                "Odprowadzanie ścieków",
                "Odsetki za opóźnienie (nota)",
                "487 / 497",
                "U/123/2020",
                "OFFLINE",
                "Strona 1 z 1",
            }
        )
            text.ShouldContain(said);
    }

    [Fact]
    [Trait("Id", "M6")]
    [Trait("Id", "B1")]
    public async Task Render_WaterInvoice_BothCodesAreReadByACamera()
    {
        using var folder = new TemporaryFolder();
        var file = Save(folder, InvoicePdfSamples.Water);
        var picture = Path.Combine(folder.Path, "page");
        await ExternalTools.RunAsync("pdftoppm", "-r", "150", "-gray", "-singlefile", file, picture);

        var codes = await ExternalTools.RunAsync("zbarimg", "--quiet", "--raw", picture + ".pgm");

        codes
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(
                [
                    "5265877635|PL|98109010140123000000001234|010920|Wodociągi Przykład|FV/2026/10/00123 K 39-29001|||",
                    InvoicePdfSamples.Water.VerificationLink!,
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData(0, false, "PLN")]
    [InlineData(-12_00, false, "PLN")]
    [InlineData(12_00, true, "PLN")]
    [InlineData(12_00, false, "EUR")]
    [Trait("Id", "M6")]
    public async Task Render_NothingToTransferInZloty_HasNoPaymentCode(long grosze, bool paid, string currency)
    {
        var water = InvoicePdfSamples.Water;
        var text = await TextOfAsync(
            water with
            {
                ToPay = new Money(grosze),
                Currency = currency,
                Content = water.Content with { Payment = water.Content.Payment with { Paid = paid } },
            }
        );

        text.ShouldNotContain("zeskanuj w aplikacji swojego banku");
    }

    [Fact]
    [Trait("Id", "B1")]
    public async Task Render_WithKsefNumber_ItStandsUnderTheCode()
    {
        var text = await TextOfAsync(
            InvoicePdfSamples.Water with
            {
                KsefNumber = "5265877635-20250826-0100001AF629-AF",
            }
        );

        text.ShouldContain("5265877635-20250826-0100001AF629-AF");
        text.ShouldNotContain("OFFLINE");
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes() =>
        InvoicePdfSamples
            .Renderer.Run(InvoicePdfSamples.Water)
            .ShouldBe(InvoicePdfSamples.Renderer.Run(InvoicePdfSamples.Water));

    [Fact]
    public async Task Render_TenThousandLines_HasThemAllAndTheHeadOnEachPage()
    {
        var text = await TextOfAsync(InvoicePdfSamples.Lines(10_000));

        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        text.ShouldContain("do lokalu nr 1, ");
        text.ShouldContain("do lokalu nr 10000, ");
        pages.Length.ShouldBeGreaterThan(100);
        pages[50].ShouldContain("Nazwa towaru lub usługi");
        pages[50].ShouldContain("Faktura VAT FV/2026/10/00123");
        pages[^1].ShouldContain(string.Create(CultureInfo.InvariantCulture, $"Strona {pages.Length} z {pages.Length}"));
    }

    [Theory]
    [InlineData("korygujaca_FA_3_Przyklad_1.xml", "Czego dotyczy korekta")]
    [InlineData("korygujaca_FA_3_Przyklad_3.xml", "Błędny kurs.", "Pozycje przed korektą", "Pozycje po korekcie")]
    [InlineData("obciazeniowa_FA_3_obciazeniowa.xml", "Rata ubezpieczenia - GAP", "739,01 zł")]
    [InlineData("podstawowa_FA_3_Przyklad_1.xml")]
    [InlineData("podstawowa_FA_3_Przyklad_2.xml", "Zapłacono 4 001,49 zł")]
    [InlineData("podstawowa_FA_3_Przyklad_3_brutto.xml")]
    [InlineData("podstawowa_FA_3_Przyklad_5.xml")]
    [InlineData("qr_test_nip.xml")]
    [InlineData("woda_konsument.xml", "109,20 zł")]
    [InlineData("zalacznik_FA_3_Zalacznik_Przyklad_1.xml", "GM1234567890", "Współczynnik", "45 181")]
    [InlineData("zaliczkowa_FA_3_Przyklad_1.xml", "Faktura zaliczkowa")]
    [Trait("Id", "B1")]
    public async Task Render_EverySample_SaysItsNumberAndMore(string file, params string[] more)
    {
        var bytes = await File.ReadAllBytesAsync(
            SharedData.File("data/fa3/" + file),
            TestContext.Current.CancellationToken
        );
        Fa3Reader.Read(file, bytes, out var invoice).ShouldBeNull();

        var sheet = InvoicePdfSamples.Of(invoice!);
        var text = await TextOfAsync(sheet);

        // To be looked at.
        var copy = Path.Combine(Repository.Artifacts("pdf"), Path.ChangeExtension(file, "pdf"));
        await File.WriteAllBytesAsync(
            copy,
            InvoicePdfSamples.Renderer.Run(sheet),
            TestContext.Current.CancellationToken
        );
        text.ShouldContain(invoice!.Number);
        foreach (var said in more)
            text.ShouldContain(said);
    }

    [Fact]
    public void Render_AnyContent_GivesAFile()
    {
        var words = ArbMap.Default.GeneratorFor<string?>();
        var amounts = ArbMap.Default.GeneratorFor<int>().Select(n => new Money(n));
        var cases =
            from kind in Gen.Elements(Enum.GetValues<InvoiceKind>())
            from number in words
            from name in words
            from toPay in amounts
            from lines in Gen.Choose(0, 8)
            from repeats in Gen.Elements(1, 7, 60)
            from account in Gen.Elements(null, "", "98109010140123000000001234", "DE89 3704 0044 0532 0130 00")
            select Odd(kind, number ?? "", Repeat(name ?? "", repeats), toPay, lines, account);
        Prop.ForAll(
                cases.ToArbitrary(),
                sheet =>
                {
                    var bytes = InvoicePdfSamples.Renderer.Run(sheet);
                    return Encoding.ASCII.GetString(bytes[..8]) == "%PDF-1.7"
                        && Encoding.ASCII.GetString(bytes[^6..]) == "%%EOF\n";
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static InvoiceSheet Odd(
        InvoiceKind kind,
        string number,
        string text,
        Money toPay,
        int lines,
        string? account
    )
    {
        var party = new InvoiceParty
        {
            Name = text,
            TaxId = text,
            Address = [text, text],
            Email = text,
        };
        return InvoicePdfSamples.Water with
        {
            Kind = kind,
            Number = number,
            ToPay = toPay,
            PayAccount = account,
            BuyerCode = text,
            Content = new()
            {
                Seller = party,
                Buyer = party,
                ThirdParties = [new(party, 4, null, 33.33m), new(party, null, text, null), new(party, 99, null, null)],
                Lines =
                [
                    .. Enumerable
                        .Range(0, lines)
                        .Select(n => new InvoiceLine(n, text, text, n, 0.00000001m, n, n, n, null, text, n % 3 == 0)),
                ],
                Vat = [new(text, toPay, null), new("23", toPay, toPay)],
                Settlement = new([new(toPay, text)], [new(toPay, text)], toPay, toPay),
                Payment = new()
                {
                    Terms = [new(null, text)],
                    PartPayments = [new(toPay, null)],
                    FormText = text,
                },
                Correction = new([new(null, text, text)], text, text, text, party, [party, party, party], toPay),
                AdvanceInvoices = [text],
                Notes = [new(text, text, null), new(text, text, lines)],
                Contracts = [new(null, null), new(text, null)],
                Annotations = [new("P_18A", "1", null), new("P_19A", text, null), new(text, text, null)],
                Attachment =
                [
                    new(
                        null,
                        [new(text, text, null)],
                        [text],
                        [
                            new(
                                [],
                                text,
                                [new(text, "dec"), new("", "txt")],
                                [
                                    [text],
                                    [text, text, text],
                                ],
                                [text]
                            ),
                        ]
                    ),
                    new(
                        text,
                        [],
                        [],
                        [
                            new(
                                [],
                                null,
                                [],
                                [
                                    [text],
                                ],
                                []
                            ),
                        ]
                    ),
                    new(
                        text,
                        [],
                        [],
                        [
                            new(
                                [],
                                null,
                                [.. Enumerable.Repeat(new AttachmentColumn(text, "txt"), 20)],
                                [
                                    [.. Enumerable.Repeat(text, 20)],
                                ],
                                []
                            ),
                        ]
                    ),
                ],
                Footer = [text],
            },
        };
    }

    private static string Repeat(string text, int times)
    {
        var repeated = string.Concat(Enumerable.Repeat(text, times));
        return repeated.Length > 600 ? repeated[..600] : repeated;
    }

    private static async Task<string> TextOfAsync(InvoiceSheet sheet)
    {
        using var folder = new TemporaryFolder();
        var file = Save(folder, sheet);
        var text = await ExternalTools.RunAsync("pdftotext", "-layout", file, "-");
        // Spaces folded, pages apart.
        return string.Join('\f', text.Split('\f').Select(Answer.Fold));
    }

    private static string Save(TemporaryFolder folder, InvoiceSheet sheet)
    {
        var file = Path.Combine(folder.Path, "invoice.pdf");
        File.WriteAllBytes(file, InvoicePdfSamples.Renderer.Run(sheet));
        return file;
    }
}
