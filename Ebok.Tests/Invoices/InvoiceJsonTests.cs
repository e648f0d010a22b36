using System.Text;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Tests.Invoices;

public class InvoiceJsonTests
{
    [Fact]
    [Trait("Id", "B1")]
    public void Serialize_ThenDeserialize_KeepsEveryValue()
    {
        var content = new InvoiceContent
        {
            Seller = new InvoiceParty { Name = "Wodociągi", Address = ["ul. Wodna 1"] },
            Buyer = new InvoiceParty { Name = "Jan \"Przykładowy\"" },
            Lines = [new InvoiceLine(1, "Woda", "m3", 45181.000m, 0.04415000m, null, null, 0m, null, "8", true)],
            Vat = [new VatRow("8", Money.Zero, Money.Zero), new VatRow("zw", new Money(-1), null)],
            Settlement = new InvoiceSettlement([new SettlementItem(Money.Zero, "nic")], [], Money.Zero, null),
        };

        var json = InvoiceJson.Serialize(content);
        var read = InvoiceJson.Deserialize(json);

        InvoiceJson.Serialize(read).ShouldBe(json);
        Encoding.UTF8.GetString(json).ShouldContain("Wodociągi");
        Encoding.UTF8.GetString(json).ShouldContain("0.04415000");
        read.Vat[0].Vat.ShouldBe(Money.Zero);
        read.Vat[1].Vat.ShouldBeNull();
        read.Lines[0].Net.ShouldBe(0m);
        read.Lines[0].Before.ShouldBeTrue();
        read.Settlement!.ToPay.ShouldBe(Money.Zero);
        read.Payment.Terms.ShouldBeEmpty();
        read.Other.ShouldBeEmpty();
    }
}
