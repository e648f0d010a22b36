using Ebok.Core.Imports.Fa3;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Imports;

/// <summary>The kinds of FA(3) that no official sample shows: settlement, simplified, and corrections of advances and
/// settlements.</summary>
[Trait("Id", "B1")]
public class Fa3KindsTests
{
    private static Fa3Invoice Read(Fa3Xml xml)
    {
        Fa3Reader.Read("a.xml", xml.Bytes, out var invoice).ShouldBeNull();
        return invoice.ShouldNotBeNull();
    }

    [Fact]
    public void Read_Settlement_NamesItsAdvancesAndWhatIsLeft()
    {
        var invoice = Read(
            new Fa3Xml
            {
                Kind = "ROZ",
                Gross = "58.00",
                More = """
                <FakturaZaliczkowa><NrKSeFFaZaliczkowej>5265877635-20250826-0100001AF629-AF</NrKSeFFaZaliczkowej></FakturaZaliczkowa>
                <FakturaZaliczkowa><NrKSeFZN>1</NrKSeFZN><NrFaZaliczkowej>ZAL/1</NrFaZaliczkowej></FakturaZaliczkowa>
                """,
            }
        );

        invoice.Kind.ShouldBe(InvoiceKind.Settlement);
        invoice.Content.AdvanceInvoices.ShouldBe(["5265877635-20250826-0100001AF629-AF", "ZAL/1"]);
        (invoice.Gross, invoice.ToPay).ShouldBe((new Money(58_00), new Money(58_00)));
        invoice.Content.Lines.Count.ShouldBe(2);
        invoice.Content.Correction.ShouldBeNull();
    }

    [Fact]
    public void Read_Simplified_NeedsNoPricesOfItsLines()
    {
        // As the schema lets a simplified invoice be: a line's name and rate, no unit, quantity, price, value.
        var xml = System.Text.RegularExpressions.Regex.Replace(
            new Fa3Xml { Kind = "UPR" }.ToString(),
            "<(P_8A|P_8B|P_9A|P_11|P_13_2|P_14_2)>[^<]*</\\1>",
            ""
        );

        Fa3Reader.Read("a.xml", System.Text.Encoding.UTF8.GetBytes(xml), out var invoice).ShouldBeNull();

        invoice!.Kind.ShouldBe(InvoiceKind.Simplified);
        invoice.ToPay.ShouldBe(new Money(108_00));
        var line = invoice.Content.Lines[0];
        (line.Name, line.Quantity, line.Net, line.VatRate).ShouldBe(("Dostarczanie wody", null, null, "8"));
    }

    [Fact]
    public void Read_CorrectionOfAdvance_HasOrderAndAdvanceBefore()
    {
        var invoice = Read(
            new Fa3Xml
            {
                Kind = "KOR_ZAL",
                Corrects = "ZAL/1",
                Gross = "-20.00",
                More = """
                <P_15ZK>120.00</P_15ZK>
                <Zamowienie><WartoscZamowienia>1000.00</WartoscZamowienia>
                <ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam><P_7Z>Przyłącze</P_7Z><P_11NettoZ>900.00</P_11NettoZ><P_12Z>23</P_12Z><StanPrzedZ>1</StanPrzedZ></ZamowienieWiersz>
                <ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam><P_7Z>Przyłącze</P_7Z><P_11NettoZ>800.00</P_11NettoZ><P_12Z>23</P_12Z></ZamowienieWiersz></Zamowienie>
                """,
            }
        );

        invoice.Kind.ShouldBe(InvoiceKind.AdvanceCorrection);
        var correction = invoice.Content.Correction.ShouldNotBeNull();
        (correction.Reason, correction.GrossBefore).ShouldBe(("Błędny odczyt", new Money(120_00)));
        correction.Invoices.ShouldBe([new CorrectedInvoice(new DateOnly(2026, 9, 5), "ZAL/1", null)]);
        invoice.ToPay.ShouldBe(new Money(-20_00));
        invoice
            .Content.Lines.Skip(2)
            .Select(l => (l.Name, l.Net, l.Before))
            .ShouldBe([("Przyłącze", 900m, true), ("Przyłącze", 800m, false)]);
    }

    [Fact]
    public void Read_CorrectionOfSettlement_HasBothItsInvoicesAndAdvances()
    {
        var invoice = Read(
            new Fa3Xml
            {
                Kind = "KOR_ROZ",
                Corrects = "ROZ/1",
                Gross = "12.50",
                More =
                    "<FakturaZaliczkowa><NrKSeFZN>1</NrKSeFZN><NrFaZaliczkowej>ZAL/1</NrFaZaliczkowej></FakturaZaliczkowa>",
            }
        );

        invoice.Kind.ShouldBe(InvoiceKind.SettlementCorrection);
        invoice.Content.Correction!.Invoices.Single().Number.ShouldBe("ROZ/1");
        invoice.Content.AdvanceInvoices.ShouldBe(["ZAL/1"]);
        invoice.ToPay.ShouldBe(new Money(12_50));
    }

    [Theory, OnEachDatabase]
    public async Task Import_CorrectionsOfAdvanceAndSettlement_AreTied(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        foreach (var (original, correction) in new[] { ("ZAL", "KOR_ZAL"), ("ROZ", "KOR_ROZ"), ("UPR", "KOR") })
        {
            office.Write(
                $"{correction}.xml",
                new Fa3Xml
                {
                    Number = correction,
                    Kind = correction,
                    Corrects = original,
                }.Bytes
            );
            office.Write($"{original}.xml", new Fa3Xml { Number = original, Kind = original }.Bytes);
        }

        (await office.Fa3Async()).Added.ShouldBe(6);

        (await office.InvoiceAsync("KOR_ZAL")).Corrects.ShouldBe((await office.InvoiceAsync("ZAL")).Id);
        (await office.InvoiceAsync("KOR_ROZ")).Corrects.ShouldBe((await office.InvoiceAsync("ROZ")).Id);
        (await office.InvoiceAsync("KOR")).Corrects.ShouldBe((await office.InvoiceAsync("UPR")).Id);
    }
}
