using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>pdf.csv</c>: PDFs of invoices as the billing system printed them.</summary>
internal sealed class CsvPdfs(CsvContext context) : CsvInvoiceMarks<CsvPdfFile>(context)
{
    private readonly Dictionary<CsvRow, CsvPdfFile> files = [];
    private readonly Dictionary<CsvRow, CsvMistake> refused = [];

    internal override string Name => "pdf.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [new("numer", true), new("plik", true), new("nip_sprzedawcy")];

    internal override int BatchSize => 100;

    internal override async Task PrepareAsync(IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        files.Clear();
        refused.Clear();
        foreach (var row in rows)
            try
            {
                files.Add(row, await CsvPdfFile.SaveAsync(Context, row, cancel));
            }
            catch (CsvMistake mistake)
            {
                refused.Add(row, mistake);
            }
    }

    private protected override (string Number, string? SellerNip, CsvPdfFile Value) Read(CsvRow row) =>
        refused.TryGetValue(row, out var mistake)
            ? throw mistake
            : (
                row.Text("numer", ImportLimits.Number),
                row.Optional("nip_sprzedawcy") is null ? null : SellerOf(row),
                files[row]
            );

    private protected override async Task MarkAsync(
        EbokDb db,
        Invoice invoice,
        CsvPdfFile value,
        CancellationToken cancel
    )
    {
        var before = invoice.Pdf is null
            ? null
            : await db.Documents.SingleOrDefaultAsync(d => d.Id == invoice.Pdf, cancel);
        if (before is { Kind: DocumentKind.SuppliedInvoice } && (before.Hash == value.Hash || Job.DryRun))
            return;
        if (before is not null)
            db.Remove(before);
        var document = new Document
        {
            Id = DocumentId.New(),
            Utility = Job.Utility,
            Customer = invoice.Customer,
            Kind = DocumentKind.SuppliedInvoice,
            Name =
                string.Concat(invoice.Number.Take(200).Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : '_'))
                + ".pdf",
            ContentType = "application/pdf",
            Length = value.Length,
            Hash = value.Hash,
            CreatedAt = Job.Now,
        };
        db.Add(document);
        invoice.Pdf = document.Id;
    }
}
