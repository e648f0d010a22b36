using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Tests.Imports;

/// <summary>The official samples of FA(3), read to the last field.</summary>
[Trait("Id", "B1")]
public class Fa3SamplesTests
{
    [Theory]
    [InlineData("woda_konsument.xml", "FV/2026/10/00123", "2026-10-05", 108_00, 109_20, "2026-10-19", 2)]
    [InlineData("korygujaca_FA_3_Przyklad_1.xml", "29903413", "2023-10-23", 0, 0, "2024-04-02", 2)]
    [InlineData("korygujaca_FA_3_Przyklad_3.xml", "001/01/26/K", "2026-02-25", 0, 0, null, 2)]
    [InlineData("obciazeniowa_FA_3_obciazeniowa.xml", "FA/001/2026/F", "2026-02-04", 15926_05, 739_01, "2026-02-15", 1)]
    [InlineData("podstawowa_FA_3_Przyklad_1.xml", "llcdpk88gk-2025-06-24", "2025-11-13", 4001_49, 4001_49, null, 2)]
    [InlineData("podstawowa_FA_3_Przyklad_2.xml", "llcdpk88gk-2025-06-24", "2023-08-31", 4001_49, 0, null, 2)]
    [InlineData("podstawowa_FA_3_Przyklad_3_brutto.xml", "test/123/test", "2025-12-02", 1000_00, 1000_00, null, 2)]
    [InlineData("podstawowa_FA_3_Przyklad_5.xml", "5t4343trgfds", "2026-02-11", 955_71, 955_71, null, 2)]
    [InlineData("qr_test_nip.xml", "test-2025-06-24", "2025-11-13", 4001_49, 0, null, 2)]
    [InlineData(
        "zalacznik_FA_3_Zalacznik_Przyklad_1.xml",
        "FA/001/2026/F",
        "2026-02-04",
        15926_05,
        15926_05,
        "2026-02-18",
        4
    )]
    [InlineData("zaliczkowa_FA_3_Przyklad_1.xml", "ABC/TEST/DEF", "2025-12-02", 100_00, 0, null, 1)]
    public void Read_Sample_HasItsHead(
        string file,
        string number,
        string issued,
        long gross,
        long toPay,
        string? due,
        int lines
    )
    {
        var invoice = SharedFa3.Read(file);

        invoice.Number.ShouldBe(number);
        invoice.IssuedOn.ShouldBe(DateOnly.Parse(issued, CultureInfo.InvariantCulture));
        invoice.Gross.ShouldBe(new Money(gross));
        invoice.ToPay.ShouldBe(new Money(toPay));
        invoice.DueOn.ShouldBe(due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture));
        invoice.Content.Lines.Count.ShouldBe(lines);
    }

    [Fact]
    public void Read_ConsumersWater_HasBuyerPeriodSettlementAccountContract()
    {
        var invoice = SharedFa3.Read("woda_konsument.xml");
        var content = invoice.Content;

        content.Seller.TaxId.ShouldBe("5265877635");
        content.Seller.Name.ShouldBe("Wodociągi Przykład Sp. z o.o.");
        content.Buyer.Name.ShouldBe("Jan Przykładowy");
        content.Buyer.TaxId.ShouldBeNull();
        content.Buyer.CustomerCode.ShouldBe("39-29001");
        content.Buyer.Address.ShouldBe(["ul. Lipowa 2/3", "00-001 Przykładowo"]);
        invoice.PeriodFrom.ShouldBe(new DateOnly(2026, 9, 1));
        invoice.PeriodTo.ShouldBe(new DateOnly(2026, 9, 30));
        content.Vat.ShouldBe([new VatRow("8", new Money(100_00), new Money(8_00))]);
        content.Lines[1].Name.ShouldBe("Odprowadzanie ścieków");
        content.Lines[1].NetPrice.ShouldBe(5.50m);
        content.Settlement!.Charges.ShouldBe([new SettlementItem(new Money(1_20), "Odsetki za opóźnienie (nota)")]);
        content.Payment.Accounts.ShouldBe([new BankAccount("98109010140123000000001234", "Bank Przykładowy", null)]);
        content.Payment.Form.ShouldBe(6);
        content.Contracts.ShouldBe([new ContractReference("U/123/2020", new DateOnly(2020, 1, 15))]);
        content.Notes[1].ShouldBe(new InvoiceNote("Stan poprzedni / bieżący", "487 / 497", 1));
        content.Annotations.ShouldBeEmpty();
        content.Other.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Correction_HasBeforeAfterAndWhy()
    {
        var other = SharedFa3.Read("korygujaca_FA_3_Przyklad_3.xml");
        other.Kind.ShouldBe(InvoiceKind.Correction);
        other.Currency.ShouldBe("EUR");
        other.Content.Correction!.Reason.ShouldBe("Błędny kurs.");
        other.Content.Lines.Select(l => l.Before).ShouldBe([true, false]);
        other.Content.Other.ShouldContain(new InvoiceNote("KursWaluty", "4.2106", 1));

        var invoice = SharedFa3.Read("korygujaca_FA_3_Przyklad_1.xml");
        var correction = invoice.Content.Correction.ShouldNotBeNull();
        correction.Invoices.ShouldBe([
            new CorrectedInvoice(new DateOnly(2025, 3, 10), "29903413", "5210415750-20250310-FF4861C9CC3F-BA"),
        ]);
        correction.SellerBefore!.Name.ShouldBe("Test test");
        correction.BuyersBefore.Single().Name.ShouldBe("Nazwa przed zmianą");
        invoice.Content.Buyer.TaxId.ShouldBe("PL1234560670");
        invoice.Content.Annotations.ShouldBe([new InvoiceNote("P_18", "1", null)]);
        invoice.Content.Footer.Single().ShouldStartWith("Sąd Rejonowy");
        invoice.Content.Payment.Terms.Single().Description.ShouldBe("Do dnia 02.04.2024 bez rabatu");
    }

    [Fact]
    public void Read_ThirdParties_HaveRolesAndShares()
    {
        var parties = SharedFa3.Read("podstawowa_FA_3_Przyklad_1.xml").Content.ThirdParties;

        parties.Count.ShouldBe(13);
        parties[0].Role.ShouldBe(4);
        parties[0].SharePercent.ShouldBe(50m);
        parties[0].Party.CustomerCode.ShouldBe("nrklienta12345");
        parties[^1].Role.ShouldBeNull();
        parties[^1].RoleText.ShouldBe("Obserwator");
    }

    [Fact]
    public void Read_Attachment_HasBlocksTablesAndCells()
    {
        var block = SharedFa3.Read("zalacznik_FA_3_Zalacznik_Przyklad_1.xml").Content.Attachment.Single();

        block.Heading.ShouldBe("1. Rozliczenie punktu poboru");
        block.Facts[1].ShouldBe(new InvoiceNote("Nr punktu poboru", "1234567890123456789012", null));
        var table = block.Tables.Single();
        table.Columns.Select(c => c.Kind).ShouldBe(["txt", "txt", "date", "date", "int", "int", "dec", "dec"]);
        table.Facts[0].Value.ShouldBe("GM1234567890");
        table.Rows.Count.ShouldBe(4);
        table.Rows[1][7].ShouldBe("11.112");
    }

    [Fact]
    public void Read_Advance_HasOrderAndWhatItSettles()
    {
        var invoice = SharedFa3.Read("zaliczkowa_FA_3_Przyklad_1.xml");

        invoice.Kind.ShouldBe(InvoiceKind.Advance);
        invoice.Content.Lines.Single().Net.ShouldBe(100m);
        invoice.Content.Lines.Single().Vat.ShouldBe(23m);
        invoice.Content.AdvanceInvoices.ShouldBe(["FA/2019/TEST"]);
        invoice.Content.Payment.PaidOn.ShouldBe(new DateOnly(2025, 12, 2));
        invoice.Content.Other.Where(o => o.Key == "WZ").Select(o => o.Value).ShouldBe(["NR1", "Numer2"]);
        invoice.Content.Footer.ShouldBe(["stopka faktury", "nazwa", "KRS 1239123212", "REGON 213213213", "BDO bdo"]);
        invoice.Content.Annotations.Select(a => a.Key).ShouldBe(["P_18", "P_18A"]);
    }

    /// <summary>Whatever a sample says can be found again: nothing is lost on the way.</summary>
    [Fact]
    public void Read_EverySample_KeepsEveryValue()
    {
        foreach (var path in Directory.GetFiles(SharedFa3.Folder, "*.xml"))
        {
            var bytes = File.ReadAllBytes(path);
            Fa3Reader.Read(path, bytes, out var invoice).ShouldBeNull();
            var kept = Values(InvoiceJson.Serialize(invoice!.Content));
            foreach (var day in new[] { invoice.IssuedOn, invoice.PeriodFrom, invoice.PeriodTo })
                kept.Add(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
            kept.UnionWith([invoice.Number, invoice.Currency, Plain(invoice.Gross.ToString())]);

            using var stream = new MemoryStream(bytes);
            var lost = XDocument
                .Load(stream)
                .Descendants()
                .Where(e =>
                    !e.HasElements && !NotKept.Contains(e.Name.LocalName) && e.Parent!.Name.LocalName != "Naglowek"
                )
                .Where(e => !kept.Contains(Plain(e.Value.Trim())) && !kept.Contains(Grosze(e.Value)))
                .Select(e => $"{e.Name.LocalName}={e.Value}")
                .ToList();

            lost.ShouldBeEmpty(Path.GetFileName(path));
        }
    }

    // Flags that say "no" or repeat what another element says, and sums of what is kept; KodKraju PL is left out.
    private static readonly HashSet<string> NotKept =
    [
        "P_16",
        "P_17",
        "P_18",
        "P_18A",
        "P_19N",
        "P_22N",
        "P_23",
        "P_PMarzyN",
        "BrakID",
        "JST",
        "GV",
        "RodzajFaktury",
        "StanPrzed",
        "Zaplacono",
        "NrKSeF",
        "NrKSeFZN",
        "SumaObciazen",
        "SumaOdliczen",
        "PlatnoscInna",
        "RolaInna",
        "PrefiksPodatnika",
        "IDNabywcy",
        "NrEORI",
        "StatusInfoPodatnika",
        "KodKraju",
        "KodUE",
        "NrVatUE",
        "KRS",
        "REGON",
        "BDO",
    ];

    private static HashSet<string> Values(byte[] json)
    {
        var values = new HashSet<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.String)
                values.Add(Plain(reader.GetString()!));
            else if (reader.TokenType == JsonTokenType.Number)
                values.Add(Plain(Encoding.UTF8.GetString(reader.ValueSpan)));
        return values;
    }

    private static string Plain(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && value.Length < 20
            ? number.ToString("0.########", CultureInfo.InvariantCulture)
            : value;

    private static string Grosze(string value) =>
        Money.TryParse(value, out var money) ? money.Grosze.ToString(CultureInfo.InvariantCulture) : value;
}
