using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Customers;

/// <summary>The customer's situation at a glance (Q3, "Informacje").</summary>
public sealed record StartView
{
    /// <summary>Code, name, address, account.</summary>
    public required CustomerView Customer { get; init; }

    /// <summary>Należności by company and currency.</summary>
    public required IReadOnlyList<DueSum> Dues { get; init; }

    /// <summary>Whether something is under debt collection, and so not in the dues.</summary>
    public required bool UnderCollection { get; init; }

    /// <summary>What is to be paid next: the unpaid document with the earliest due date, maybe past.</summary>
    public DueRow? NextDue { get; init; }

    /// <summary>The invoice issued last.</summary>
    public InvoiceRow? LastInvoice { get; init; }

    /// <summary>The latest reading of any meter.</summary>
    public LastReading? LastReading { get; init; }
}

/// <summary>A reading and its meter.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="FactoryNumber">Its number.</param>
/// <param name="Unit">m³, GJ, kWh.</param>
/// <param name="On">Day.</param>
/// <param name="State">Stan, in the unit.</param>
public sealed record LastReading(MeterId Meter, string FactoryNumber, string Unit, DateOnly On, decimal State);

/// <summary>Informacje: the page after sign-in. News come from their own use case.</summary>
public sealed class ReadStart(EbokStore store, ListInvoices invoices, TimeProvider clock)
{
    /// <summary>The situation; null where the customer is gone.</summary>
    public async Task<StartView?> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = store.Read(actor.Utility);
        var customer = await ReadCustomer.ViewAsync(db, actor, cancel);
        if (customer is null)
            return null;
        var today = clock.Today();
        var (dues, underCollection) = await ListDues.SumAsync(db, actor, today, cancel);
        var next = await ListDues.UnpaidAsync(db, actor, today, skip: 0, take: 1, cancel);
        var last = await invoices.RunAsync(actor, default, new PageRequest(1, 1), cancel);
        return new()
        {
            Customer = customer,
            Dues = dues,
            UnderCollection = underCollection,
            NextDue = next.Count > 0 ? next[0] : null,
            LastInvoice = last.Rows.Count > 0 ? last.Rows[0] : null,
            LastReading = await (
                from reading in db.ReadingsOf(actor)
                join meter in db.MetersOf(actor) on reading.Meter equals meter.Id
                orderby reading.On descending, reading.Id
                select new LastReading(meter.Id, meter.FactoryNumber, meter.Unit, reading.On, reading.State)
            ).FirstOrDefaultAsync(cancel),
        };
    }
}
