using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Invoices;

/// <summary>Ties corrections to what they correct, whichever of them came first.</summary>
internal static class CorrectionLinks
{
    /// <summary>Ties the corrections that these numbers have to do with, as corrections or as originals:
    /// numbers of invoices just stored, and of the invoices that they correct.</summary>
    internal static async Task LinkAsync(EbokDb db, string[] numbers, CancellationToken cancel)
    {
        var corrections = await db
            .Invoices.Where(i => i.Corrects == null && numbers.Contains(i.CorrectsNumber))
            .ToListAsync(cancel);
        if (corrections.Count == 0)
            return;
        var wanted = corrections.Select(c => c.CorrectsNumber!).Distinct().ToArray();
        var candidates = await db
            .Invoices.AsNoTracking()
            .Where(i => wanted.Contains(i.Number))
            .Select(i => new
            {
                i.Id,
                i.SellerNip,
                i.Number,
                i.Kind,
            })
            .ToListAsync(cancel);
        foreach (var correction in corrections)
            correction.Corrects = candidates
                .Where(c =>
                    c.Number == correction.CorrectsNumber
                    && c.SellerNip == correction.SellerNip
                    && c.Id != correction.Id
                )
                // An original rather than another correction of the same number.
                .OrderBy(c => c.Kind.IsCorrection())
                .ThenBy(c => c.Kind)
                .Select(c => (InvoiceId?)c.Id)
                .FirstOrDefault();
    }
}
