using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>ksef.csv</c>.</summary>
internal sealed class CsvKsefNumbers(CsvContext context) : CsvInvoiceMarks<KsefNumber>(context)
{
    internal override string Name => "ksef.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } = [new("numer", true), new("ksef", true)];

    private protected override (string Number, string? SellerNip, KsefNumber Value) Read(CsvRow row)
    {
        if (!KsefNumber.TryParse(row.Text("ksef"), out var ksef))
            throw new CsvMistake(ImportReason.BadCheckDigit, row.ColumnOf("ksef"), "ksef");
        var seller = ksef.Text[..10];
        if (!Job.Sellers.Contains(seller))
            throw new CsvMistake(ImportReason.NotOurSeller, row.ColumnOf("ksef"), seller);
        return (row.Text("numer", ImportLimits.Number), seller, ksef);
    }

    private protected override Task MarkAsync(EbokDb db, Invoice invoice, KsefNumber value, CancellationToken cancel)
    {
        // The number stands on the rendered PDF, which is made anew when it is older than the invoice's data.
        if (invoice.KsefNumber != value.Text)
            (invoice.KsefNumber, invoice.ImportedAt) = (value.Text, Job.Now);
        return Task.CompletedTask;
    }
}
