using System.Globalization;
using Ebok.Core.Data;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>faktury.csv</c>: invoices that are not in XML.</summary>
internal sealed class CsvInvoices(CsvContext context) : CsvFile(context)
{
    internal override string Name => "faktury.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("numer", true),
        new("nip_sprzedawcy"),
        new("rodzaj"),
        new("data_wystawienia", true),
        new("termin"),
        new("okres_od"),
        new("okres_do"),
        new("waluta"),
        new("brutto", true),
        new("do_zaplaty"),
        new("netto"),
        new("vat"),
        new("klient"),
        new("nabywca", true),
        new("rachunek"),
        new("umowa"),
        new("punkt"),
        new("koryguje"),
        new("przyczyna"),
        new("opis"),
        new("ksef"),
        new("windykacja"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(rows, Invoice).ConvertAll(p => p.Value);
        Context.Lookup.Plan(parsed);
        var counts = await InvoiceBatch.WriteAsync(Job, db, parsed, cancel);
        counts.Read = rows.Count;
        return counts;
    }

    private IncomingInvoice Invoice(CsvRow row)
    {
        var seller = SellerOf(row);
        var kind = row.Optional("rodzaj") ?? "VAT";
        var gross = row.Amount("brutto");
        var toPay = row.OptionalAmount("do_zaplaty") ?? gross;
        var contract = row.Optional("umowa", ImportLimits.Number);
        var point = row.Optional("punkt", ImportLimits.Number);
        var account = row.Checked("rachunek", text => Nrb.TryParse(text, out var nrb) ? nrb.Digits : null);
        var due = row.OptionalDay("termin");
        var corrects = row.Optional("koryguje", ImportLimits.Number);
        var content = new InvoiceContent
        {
            Seller = new InvoiceParty { Name = Job.SellerNames[seller], TaxId = seller },
            Buyer = new InvoiceParty
            {
                Name = row.Text("nabywca"),
                CustomerCode = row.Optional("klient", ImportLimits.Number),
            },
            Lines = row.Optional("opis") is { } text
                ? [new InvoiceLine(1, text, null, null, null, null, null, null, gross.Zloty, null, false)]
                : [],
            Vat = Vat(row),
            Settlement = toPay == gross ? null : new InvoiceSettlement([], [], toPay, null),
            Payment = new InvoicePayment
            {
                Terms = due is null ? [] : [new PaymentTerm(due, null)],
                Accounts = account is null ? [] : [new BankAccount(account, null, null)],
            },
            Correction = corrects is null
                ? null
                : new InvoiceCorrection(
                    [new CorrectedInvoice(null, corrects, null)],
                    row.Optional("przyczyna"),
                    null,
                    null,
                    null,
                    [],
                    null
                ),
            Contracts = contract is null ? [] : [new ContractReference(contract, null)],
        };
        return new IncomingInvoice
        {
            File = row.File,
            Line = row.Line,
            SellerNip = seller,
            SellerName = Job.SellerNames[seller],
            Number = row.Text("numer", ImportLimits.Number),
            Kind = InvoiceKinds.Parse(kind) ?? throw row.Mistake(ImportReason.BadValue, "rodzaj", kind),
            IssuedOn = row.Day("data_wystawienia"),
            DueOn = due,
            PeriodFrom = row.OptionalDay("okres_od"),
            PeriodTo = row.OptionalDay("okres_do"),
            Currency = row.Optional("waluta", 3)?.ToUpperInvariant() ?? "PLN",
            Gross = gross,
            ToPay = toPay,
            BuyerCode = content.Buyer.CustomerCode,
            BuyerName = content.Buyer.Name!,
            BuyerKey = BuyerKey.Of(content),
            CorrectsNumber = corrects,
            KsefNumber = row.Checked("ksef", ksef => KsefNumber.TryParse(ksef, out var number) ? number.Text : null),
            UnderCollection = row.Yes("windykacja"),
            Accounts = account is null ? [] : [account],
            Contracts = contract is null ? [] : [contract],
            PointCode = point,
            Content = InvoiceJson.Serialize(content),
        };
    }

    private static IReadOnlyList<VatRow> Vat(CsvRow row)
    {
        var (net, vat) = (row.OptionalAmount("netto"), row.OptionalAmount("vat"));
        if (net is null && vat is null)
            return [];
        if (net is null || vat is null)
            throw new CsvMistake(ImportReason.BothOrNone, row.ColumnOf(net is null ? "netto" : "vat"), "netto, vat");
        // The rate that the two amounts stand in, where it is a whole one; else none is shown.
        var percent = net.Value.IsZero ? 0 : 100m * vat.Value.Zloty / net.Value.Zloty;
        var whole = decimal.Round(percent);
        var rate = Math.Abs(percent - whole) < 0.2m ? whole.ToString(CultureInfo.InvariantCulture) : "";
        return [new VatRow(rate, net.Value, vat)];
    }
}
