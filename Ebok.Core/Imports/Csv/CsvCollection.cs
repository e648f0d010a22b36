using Ebok.Core.Data;
using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>windykacja.csv</c>: invoices under debt collection, or no longer.</summary>
internal sealed class CsvCollection(CsvContext context) : CsvInvoiceMarks<bool>(context)
{
    internal override string Name => "windykacja.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [new("numer", true), new("nip_sprzedawcy"), new("windykacja", true)];

    private protected override (string Number, string? SellerNip, bool Value) Read(CsvRow row) =>
        (
            row.Text("numer", ImportLimits.Number),
            row.Optional("nip_sprzedawcy") is null ? null : SellerOf(row),
            row.Yes("windykacja")
                ?? throw new CsvMistake(ImportReason.EmptyColumn, row.ColumnOf("windykacja"), "windykacja")
        );

    private protected override Task MarkAsync(EbokDb db, Invoice invoice, bool value, CancellationToken cancel)
    {
        invoice.UnderCollection = value;
        return Task.CompletedTask;
    }
}
