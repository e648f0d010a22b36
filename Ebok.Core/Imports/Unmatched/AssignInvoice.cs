using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Unmatched;

/// <summary>Somebody else gave the invoice to a customer meanwhile, or an import matched it.</summary>
public sealed record InvoiceHasCustomer : Refusal;

/// <summary>The customer was told of the invoice by mail or has paid for it: it stays his.</summary>
public sealed record InvoiceIsKnown : Refusal;

/// <summary>Gives an invoice of nobody to a customer by hand.</summary>
public sealed class AssignInvoice(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many invoices were given; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="InvoiceHasCustomer"/>.</summary>
    /// <param name="staff">A clerk, or more.</param>
    /// <param name="id">The invoice.</param>
    /// <param name="customer">Whose it is.</param>
    /// <param name="remember">Others of the very same buyer data are his too: those that wait now, and those that imports
    /// bring.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<int>> RunAsync(
        StaffActor staff,
        InvoiceId id,
        CustomerId customer,
        bool remember,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync<Result<int>>(
            staff.Utility,
            async db =>
            {
                var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel);
                if (invoice is null || !await db.Customers.AnyAsync(c => c.Id == customer, cancel))
                    return NotFound.Instance;
                List<InvoiceId> all = [id];
                if (remember && await KeyAsync(db, id, cancel) is { } key)
                {
                    all.AddRange(await SameBuyer.FindAsync(db, invoice, key, cancel));
                    await RememberAsync(db, staff, key, customer, cancel);
                }
                // Of two at once the second finds none.
                if (await GiveAsync(db, staff, [id], customer, cancel) == 0)
                {
                    db.ChangeTracker.Clear();
                    return new InvoiceHasCustomer();
                }
                await GiveAsync(db, staff, [.. all.Skip(1)], customer, cancel);
                db.Changed(LiveTopic.Imports);
                await db.SaveChangesAsync(cancel);
                foreach (var given in all)
                    await AuditAsync(db, staff, given, customer, cancel);
                return all.Count;
            },
            cancel
        );
    }

    private async Task AuditAsync(
        EbokDb db,
        StaffActor staff,
        InvoiceId invoice,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        await audit.AddAsync(db, staff, AuditAct.InvoiceAssigned, invoice.Value, customer.Value.ToString("N"), cancel);
        await db.SaveChangesAsync(cancel);
    }

    internal static async Task<byte[]?> KeyAsync(EbokDb db, InvoiceId id, CancellationToken cancel)
    {
        var content = await db
            .InvoiceBodies.Where(b => b.Invoice == id)
            .Select(b => b.Content)
            .SingleOrDefaultAsync(cancel);
        return content is null ? null : BuyerKey.Of(InvoiceJson.Deserialize(content));
    }

    private async Task RememberAsync(
        EbokDb db,
        StaffActor staff,
        byte[] key,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        var rule = await db.BuyerRules.SingleOrDefaultAsync(r => r.Key == key, cancel);
        if (rule is null)
            db.BuyerRules.Add(
                new BuyerRule
                {
                    Utility = staff.Utility,
                    Key = key,
                    Customer = customer,
                    By = staff.Staff,
                    At = clock.GetUtcNow(),
                }
            );
        else
            (rule.Customer, rule.By, rule.At) = (customer, staff.Staff, clock.GetUtcNow());
    }

    // The point, and the PDF that the billing system supplied, come along; what was drawn for nobody is drawn anew.
    private async Task<int> GiveAsync(
        EbokDb db,
        StaffActor staff,
        List<InvoiceId> ids,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var given = await db
            .Invoices.Where(i => ids.Contains(i.Id) && i.Customer == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(i => i.Customer, customer)
                        .SetProperty(
                            i => i.SupplyPoint,
                            i =>
                                db.SupplyPoints.Where(p => p.Code == i.PointCode && p.Customer == customer)
                                    .Select(p => (SupplyPointId?)p.Id)
                                    .FirstOrDefault()
                        )
                        .SetProperty(i => i.AssignedBy, staff.Staff)
                        .SetProperty(i => i.AssignedAt, now),
                cancel
            );
        await db
            .Documents.Where(d => db.Invoices.Any(i => ids.Contains(i.Id) && i.Pdf == d.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Customer, customer), cancel);
        return given;
    }
}

/// <summary>Takes back what <see cref="AssignInvoice"/> did with one invoice, and forgets what it remembered of such
/// buyer data.</summary>
public sealed class UnassignInvoice(EbokStore store, AuditTrail audit)
{
    /// <summary>Nobody's again; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="InvoiceIsKnown"/>.</summary>
    public async Task<Result<InvoiceId>> RunAsync(StaffActor staff, InvoiceId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync<Result<InvoiceId>>(
            staff.Utility,
            async db =>
            {
                var invoice = await db.Invoices.SingleOrDefaultAsync(
                    i => i.Id == id && i.Customer != null && i.AssignedBy != null,
                    cancel
                );
                if (invoice is null)
                    return NotFound.Instance;
                if (invoice.Notice == NoticeState.Told)
                    return new InvoiceIsKnown();
                if (await AssignInvoice.KeyAsync(db, id, cancel) is { } key)
                    await db.BuyerRules.Where(r => r.Key == key).ExecuteDeleteAsync(cancel);
                await db
                    .Documents.Where(d => d.Id == invoice.Pdf)
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.Customer, (CustomerId?)null), cancel);
                (invoice.Customer, invoice.SupplyPoint) = (null, null);
                (invoice.AssignedBy, invoice.AssignedAt) = (null, null);
                db.Changed(LiveTopic.Imports);
                await db.SaveChangesAsync(cancel);
                await audit.AddAsync(db, staff, AuditAct.InvoiceUnassigned, id.Value, null, cancel);
                return id;
            },
            cancel
        );
    }
}
