using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary>A file that says something of invoices that are there: it finds the invoice of each row.</summary>
internal abstract class CsvInvoiceMarks<TRow>(CsvContext context) : CsvFile(context)
{
    internal override bool NamesInvoices => true;

    /// <summary>Number, seller (null: whichever company has that number), and what is said.</summary>
    private protected abstract (string Number, string? SellerNip, TRow Value) Read(CsvRow row);

    /// <summary>Marks the invoice; the change tracker sees whether anything changed.</summary>
    private protected abstract Task MarkAsync(EbokDb db, Invoice invoice, TRow value, CancellationToken cancel);

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(rows, Read);
        var numbers = parsed.Select(p => p.Value.Number).Distinct().ToArray();
        var invoices = (await db.Invoices.Where(i => numbers.Contains(i.Number)).ToListAsync(cancel)).ToLookup(i =>
            i.Number
        );
        var (found, planned) = (0, 0);
        foreach (var (row, (number, seller, value)) in parsed)
        {
            var candidates = invoices[number].Where(i => seller is null || i.SellerNip == seller).ToList();
            if (candidates.Count == 0 && Job.DryRun && Context.Lookup.IsPlanned(number, seller))
            {
                planned++;
                Job.Row(FindingKind.Changed, row.File, row.Line, number);
            }
            else if (candidates.Count == 0)
                NotFound(row, "numer", number);
            else if (candidates.Count > 1)
                Job.Tell(row.Problem(new CsvMistake(ImportReason.Ambiguous, row.ColumnOf("numer"), number)));
            else
            {
                found++;
                await MarkAsync(db, candidates[0], value, cancel);
                if (db.Entry(candidates[0]).State == EntityState.Modified)
                    Job.Row(FindingKind.Changed, row.File, row.Line, number);
            }
        }
        var changed = db.ChangeTracker.Entries<Invoice>().Count(e => e.State == EntityState.Modified);
        return new Counts
        {
            Read = rows.Count,
            Changed = changed + planned,
            Unchanged = found - changed,
        };
    }
}
