using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Invoices;

/// <summary>Finds customers and supply points for invoices that came before them, in short transactions.</summary>
internal static class MatchLater
{
    private const int MostByCode = 5000;
    private const int MostByContent = 500;

    internal static async Task RunAsync(ImportJob job, EbokStore store, CancellationToken cancel)
    {
        var matched = 1;
        while (matched > 0)
            await job.WriteAsync(
                async db =>
                {
                    matched = await ByCodeAsync(db, cancel);
                    return new Counts { Matched = matched };
                },
                cancel
            );
        foreach (var some in (await UnmatchedAsync(job, store, cancel)).Chunk(MostByContent))
            await job.WriteAsync(
                async db => new Counts { Matched = await ByContentAsync(db, job, some, cancel) },
                cancel
            );
        var tied = 1;
        while (tied > 0)
            await job.WriteAsync(
                async db =>
                {
                    tied = await PointsAsync(db, cancel);
                    return default;
                },
                cancel
            );
    }

    // The customer's own point, once there are both.
    private static Task<int> PointsAsync(EbokDb db, CancellationToken cancel)
    {
        var some = db
            .Invoices.Where(i =>
                i.SupplyPoint == null
                && i.PointCode != null
                && db.SupplyPoints.Any(p => p.Code == i.PointCode && p.Customer == i.Customer)
            )
            .Select(i => i.Id)
            .Take(MostByCode);
        return db
            .Invoices.Where(i => some.Contains(i.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                        i => i.SupplyPoint,
                        i =>
                            db.SupplyPoints.Where(p => p.Code == i.PointCode)
                                .Select(p => (SupplyPointId?)p.Id)
                                .FirstOrDefault()
                    ),
                cancel
            );
    }

    // By NrKlienta, inside the database: in a first import these are all invoices.
    private static Task<int> ByCodeAsync(EbokDb db, CancellationToken cancel)
    {
        var some = db
            .Invoices.Where(i => i.Customer == null && db.Customers.Any(c => c.Code == i.BuyerCode))
            .Select(i => i.Id)
            .Take(MostByCode);
        return db
            .Invoices.Where(i => some.Contains(i.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                        i => i.Customer,
                        i =>
                            db.Customers.Where(c => c.Code == i.BuyerCode)
                                .Select(c => (CustomerId?)c.Id)
                                .FirstOrDefault()
                    ),
                cancel
            );
    }

    private static async Task<List<InvoiceId>> UnmatchedAsync(ImportJob job, EbokStore store, CancellationToken cancel)
    {
        await using var db = store.Read(job.Utility);
        return await db.Invoices.Where(i => i.Customer == null).Select(i => i.Id).ToListAsync(cancel);
    }

    // The rest by account and contract, which stand in the content.
    private static async Task<int> ByContentAsync(EbokDb db, ImportJob job, InvoiceId[] ids, CancellationToken cancel)
    {
        var some = await db
            .Invoices.Where(i => ids.Contains(i.Id))
            .Join(db.InvoiceBodies, i => i.Id, b => b.Invoice, (i, b) => new { Invoice = i, b.Content })
            .ToListAsync(cancel);
        var clues = some.ConvertAll(s =>
        {
            var content = InvoiceJson.Deserialize(s.Content);
            return new BuyerClues(
                s.Invoice.BuyerCode,
                BuyerKey.Of(content),
                IncomingInvoice.AccountsOf(content),
                IncomingInvoice.ContractsOf(content)
            );
        });
        var found = await BuyerMatcher.MatchAsync(db, job, clues, cancel);
        for (var i = 0; i < found.Length; i++)
            some[i].Invoice.Customer = found[i];
        return found.Count(f => f is not null);
    }
}
