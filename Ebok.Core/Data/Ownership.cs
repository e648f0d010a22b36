using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Customers;
using Ebok.Core.DataChanges;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;

namespace Ebok.Core.Data;

/// <summary>What is whose: the one place per kind of row that every use case after sign-in begins its query with, so
/// that what is not the actor's is not found. A manager of part of a customer's properties (M4) sees what belongs to
/// the supply points granted to him, and nothing that belongs to none.</summary>
internal static class Ownership
{
    /// <summary>The customer chosen.</summary>
    public static IQueryable<Customer> CustomerOf(this EbokDb db, Actor actor) =>
        db.Customers.Where(c => c.Id == actor.Customer);

    /// <summary>What the customer agreed to: of the customer as a whole, so none of it for a manager of part (M4).</summary>
    public static IQueryable<Consent> ConsentsOf(this EbokDb db, Actor actor) =>
        db.Consents.Where(c => c.Customer == actor.Customer && actor.WholeCustomer);

    /// <summary>What the customer asked to be changed of his data: of the customer as a whole, so none for a manager of
    /// part (M4).</summary>
    public static IQueryable<DataChange> DataChangesOf(this EbokDb db, Actor actor) =>
        db.DataChanges.Where(c => c.Customer == actor.Customer && actor.WholeCustomer);

    /// <summary>The customer's supply points.</summary>
    public static IQueryable<SupplyPoint> PointsOf(this EbokDb db, Actor actor)
    {
        var points = db.SupplyPoints.Where(p => p.Customer == actor.Customer);
        return actor.WholeCustomer
            ? points
            : points.Where(p => db.AccountPoints.Any(g => g.Account == actor.Account && g.SupplyPoint == p.Id));
    }

    /// <summary>The customer's contracts; in part those that supply a granted point.</summary>
    public static IQueryable<Contract> ContractsOf(this EbokDb db, Actor actor)
    {
        var contracts = db.Contracts.Where(c => c.Customer == actor.Customer);
        return actor.WholeCustomer ? contracts : contracts.Where(c => db.PointsOf(actor).Any(p => p.Contract == c.Id));
    }

    /// <summary>The customer's meters.</summary>
    public static IQueryable<Meter> MetersOf(this EbokDb db, Actor actor)
    {
        var meters = db.Meters.Where(m => m.Customer == actor.Customer);
        return actor.WholeCustomer ? meters : meters.Where(m => db.PointsOf(actor).Any(p => p.Id == m.SupplyPoint));
    }

    /// <summary>Readings of the customer's meters.</summary>
    public static IQueryable<Reading> ReadingsOf(this EbokDb db, Actor actor)
    {
        var readings = db.Readings.Where(r => r.Customer == actor.Customer);
        return actor.WholeCustomer ? readings : readings.Where(r => db.MetersOf(actor).Any(m => m.Id == r.Meter));
    }

    /// <summary>Readings that were given for the customer's meters.</summary>
    public static IQueryable<CustomerReading> GivenReadingsOf(this EbokDb db, Actor actor)
    {
        var readings = db.CustomerReadings.Where(r => r.Customer == actor.Customer);
        return actor.WholeCustomer ? readings : readings.Where(r => db.MetersOf(actor).Any(m => m.Id == r.Meter));
    }

    /// <summary>Photos of those.</summary>
    public static IQueryable<ReadingPhoto> ReadingPhotosOf(this EbokDb db, Actor actor)
    {
        var readings = db.GivenReadingsOf(actor);
        return db.ReadingPhotos.Where(p => readings.Any(r => r.Id == p.Reading));
    }

    /// <summary>The customer's invoices; in part those for a granted point.</summary>
    public static IQueryable<Invoice> InvoicesOf(this EbokDb db, Actor actor)
    {
        var invoices = db.Invoices.Where(i => i.Customer == actor.Customer);
        return actor.WholeCustomer ? invoices : invoices.Where(i => db.PointsOf(actor).Any(p => p.Id == i.SupplyPoint));
    }

    /// <summary>The customer's ledger, what the billing system has booked meanwhile once; in part the notes for an invoice
    /// that is seen, and the payments of such invoices and notes.</summary>
    public static IQueryable<LedgerEntry> LedgerOf(this EbokDb db, Actor actor)
    {
        var entries = db.Ledger.Where(e => e.Customer == actor.Customer && e.BookedAs == null);
        if (actor.WholeCustomer)
            return entries;
        var invoices = db.InvoicesOf(actor);
        var ofInvoices = entries.Where(e => invoices.Any(i => i.SellerNip == e.SellerNip && i.Number == e.Concerns));
        return entries.Where(e =>
            invoices.Any(i => i.SellerNip == e.SellerNip && i.Number == e.Concerns)
            || ofInvoices.Any(n =>
                n.Kind == LedgerKind.InterestNote && n.SellerNip == e.SellerNip && n.Number == e.Concerns
            )
        );
    }

    /// <summary>The customer's payments by gateway; in part those that the account itself made, and those for nothing but
    /// invoices that it sees.</summary>
    public static IQueryable<OnlinePayment> OnlinePaymentsOf(this EbokDb db, Actor actor)
    {
        var payments = db.OnlinePayments.Where(p => p.Customer == actor.Customer);
        if (actor.WholeCustomer)
            return payments;
        var invoices = db.InvoicesOf(actor);
        return payments.Where(p =>
            p.Account == actor.Account
            || !db.OnlinePaymentParts.Any(part => part.Payment == p.Id && !invoices.Any(i => i.Id == part.Invoice))
        );
    }

    /// <summary>The customer's letters; in part those about a granted point, and those that the account itself sent.</summary>
    public static IQueryable<Case> CasesOf(this EbokDb db, Actor actor)
    {
        var cases = db.Cases.Where(c => c.Customer == actor.Customer);
        return actor.WholeCustomer
            ? cases
            : cases.Where(c =>
                c.SupplyPoint != null && db.PointsOf(actor).Any(p => p.Id == c.SupplyPoint)
                || c.SupplyPoint == null && c.Account == actor.Account
            );
    }

    /// <summary>Files of those letters.</summary>
    public static IQueryable<Attachment> AttachmentsOf(this EbokDb db, Actor actor)
    {
        var cases = db.CasesOf(actor);
        return db.Attachments.Where(a => cases.Any(c => c.Id == a.Case));
    }

    /// <summary>What is published to every customer on that day, the texts of the actor's contracts and the PDFs of his invoices.</summary>
    public static IQueryable<Document> DocumentsOf(this EbokDb db, Actor actor, DateOnly today)
    {
        var contracts = db.ContractsOf(actor);
        var invoices = db.InvoicesOf(actor);
        return db.Documents.Where(d =>
            d.Kind == DocumentKind.Public
                && d.Customer == null
                && !d.Hidden
                && (d.ShownFrom == null || d.ShownFrom <= today)
                && (d.ShownUntil == null || d.ShownUntil >= today)
            || d.Customer == actor.Customer
                && (
                    d.Kind == DocumentKind.ContractText && contracts.Any(c => c.Text == d.Id)
                    || d.Kind != DocumentKind.ContractText
                        && d.Kind != DocumentKind.Public
                        && invoices.Any(i => i.Pdf == d.Id)
                )
        );
    }
}
