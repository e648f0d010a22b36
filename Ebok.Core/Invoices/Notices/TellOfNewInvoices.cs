using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Imports;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Invoices.Notices;

/// <summary>At the end of an import: whoever has e-invoices on is told of each new invoice, once, in one mail a run (M5).
/// <para>An invoice waits from the transaction that stored it until the one that puts its mail into the outbox, so that a
/// run that was cut off neither forgets it nor tells of it twice. It is told of only when the consent stood before it
/// came, and still stands: nothing old is told of when e-invoices are switched on.</para></summary>
public sealed class TellOfNewInvoices(Outbox outbox, PublicLinks links)
{
    /// <summary>Older ones are not news: a first import of years, a file found late.</summary>
    internal const int MostDays = 60;

    private const int Customers = 100;
    private const int Some = 5000;
    private const int InOneStatement = 500;

    /// <summary>How an invoice that has just come stands.</summary>
    internal static NoticeState Of(DateOnly issuedOn, DateTimeOffset now) =>
        issuedOn >= WarsawTime.DayOf(now).AddDays(-MostDays) ? NoticeState.Waiting : NoticeState.None;

    /// <summary>Tells of all that wait for this utility.</summary>
    internal async Task RunAsync(ImportJob job, UtilityProfile utility, CancellationToken cancel)
    {
        if (job.DryRun)
            return;
        await DropAsync(job, cancel);
        var told = 1;
        while (told > 0)
            await job.WriteAsync(
                async db =>
                {
                    told = await TellSomeAsync(db, utility, cancel);
                    return default;
                },
                cancel
            );
    }

    // In a first import these are all of the last two months: no row of them is fetched.
    private static async Task DropAsync(ImportJob job, CancellationToken cancel)
    {
        var oldest = WarsawTime.DayOf(job.Now).AddDays(-MostDays);
        var dropped = 1;
        while (dropped > 0)
            await job.WriteAsync(
                async db =>
                {
                    var some = db
                        .Invoices.Where(i => i.Notice == NoticeState.Waiting)
                        .Where(i =>
                            i.IssuedOn < oldest
                            || i.Customer != null
                                && !db.Consents.Any(c =>
                                    c.Customer == i.Customer && c.Kind == ConsentKind.EInvoice && c.Given
                                )
                        )
                        .Select(i => i.Id)
                        .Take(Some);
                    dropped = await db
                        .Invoices.Where(i => some.Contains(i.Id))
                        .ExecuteUpdateAsync(set => set.SetProperty(i => i.Notice, NoticeState.None), cancel);
                    return default;
                },
                cancel
            );
    }

    private async Task<int> TellSomeAsync(EbokDb db, UtilityProfile utility, CancellationToken cancel)
    {
        var customers = await db
            .Invoices.Where(i => i.Notice == NoticeState.Waiting && i.Customer != null)
            .Select(i => i.Customer!.Value)
            .Distinct()
            .Take(Customers)
            .ToListAsync(cancel);
        if (customers.Count == 0)
            return 0;
        var waiting = await (
            from i in db.Invoices
            where i.Notice == NoticeState.Waiting && i.Customer != null && customers.Contains(i.Customer.Value)
            join c in db.Customers on i.Customer equals c.Id
            orderby i.IssuedOn, i.Id
            select new
            {
                i.Id,
                Customer = c.Id,
                c.Code,
                i.ImportedAt,
                New = new NewInvoice(i.IssuedOn, i.Kind, i.SellerNip),
            }
        ).ToListAsync(cancel);
        var consents = await ConsentsAsync(db, customers, cancel);
        List<InvoiceId> told = [];
        foreach (var ofOne in waiting.GroupBy(i => (i.Customer, i.Code)))
        {
            var history = consents[ofOne.Key.Customer].ToList();
            var agreed = ofOne.Where(i => Stood(history, i.ImportedAt)).ToList();
            if (agreed.Count == 0 || await AddressAsync(db, history[^1], cancel) is not { } to)
                continue;
            outbox.Add(
                db,
                utility,
                to,
                NewInvoiceMails.Of(utility, links, ofOne.Key.Code, agreed.ConvertAll(i => i.New))
            );
            told.AddRange(agreed.Select(i => i.Id));
        }
        var all = waiting.ConvertAll(i => i.Id);
        await MarkAsync(db, told, NoticeState.Told, cancel);
        await MarkAsync(db, [.. all.Except(told)], NoticeState.None, cancel);
        return all.Count;
    }

    // Oldest first.
    private static async Task<ILookup<CustomerId, Consent>> ConsentsAsync(
        EbokDb db,
        List<CustomerId> customers,
        CancellationToken cancel
    )
    {
        var consents = await db
            .Consents.AsNoTracking()
            .Where(c => c.Kind == ConsentKind.EInvoice && customers.Contains(c.Customer))
            .ToListAsync(cancel);
        return consents.OrderBy(c => c.At).ThenBy(c => c.Id.Value).ToLookup(c => c.Customer);
    }

    private static bool Stood(List<Consent> history, DateTimeOffset then) =>
        history is [.., { Given: true }] && history.FindLast(c => c.At <= then) is { Given: true };

    private static async Task<string?> AddressAsync(EbokDb db, Consent consent, CancellationToken cancel)
    {
        var email =
            consent.Email
            ?? await db
                .Users.Where(u => consent.Account != null && u.Id == consent.Account.Value.Value)
                .Select(u => u.Email)
                .SingleOrDefaultAsync(cancel);
        return email is not null && FieldCheck.IsEmail(email) ? email : null;
    }

    private static async Task MarkAsync(EbokDb db, List<InvoiceId> ids, NoticeState state, CancellationToken cancel)
    {
        foreach (var some in ids.Chunk(InOneStatement))
            await db
                .Invoices.Where(i => some.Contains(i.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Notice, state), cancel);
    }
}
