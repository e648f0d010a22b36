using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Invoices;

/// <summary>Stores a batch of invoices: new ones, changed ones, and what hangs on them: customer, supply point,
/// corrections, payments that came before.</summary>
internal static class InvoiceBatch
{
    internal static async Task<Counts> WriteAsync(
        ImportJob job,
        EbokDb db,
        IReadOnlyList<IncomingInvoice> batch,
        CancellationToken cancel
    )
    {
        var counts = new Counts { Read = batch.Count };
        if (batch.Count == 0)
            return counts;
        var known = await KnownAsync(job, db, batch, cancel);
        var contents = await ContentsAsync(job, db, batch, known.Values, cancel);
        var points = await PointsAsync(job, db, batch, cancel);
        var customers = await BuyerMatcher.MatchAsync(
            db,
            job,
            [.. batch.Select(i => new BuyerClues(i.BuyerCode, i.BuyerKey, i.Accounts, i.Contracts))],
            cancel
        );
        List<string> touched = [];
        List<Invoice> added = [];
        List<(Invoice Invoice, bool Moved)> replaced = [];
        List<InvoiceBody> bodies = [];
        for (var i = 0; i < batch.Count; i++)
        {
            var incoming = batch[i];
            if (!known.TryGetValue(incoming.Key, out var invoice))
            {
                invoice = New(job, incoming);
                Fill(invoice, incoming, customers[i], points);
                known.Add(incoming.Key, invoice);
                added.Add(invoice);
                bodies.Add(
                    new InvoiceBody
                    {
                        Invoice = invoice.Id,
                        Utility = job.Utility,
                        Content = incoming.Content,
                        Xml = incoming.Xml,
                    }
                );
                touched.Add(incoming.Number);
                counts.Added++;
                job.Row(FindingKind.Added, incoming.File, incoming.Line, incoming.Number);
            }
            else if (invoice.XmlHash is not null && incoming.XmlHash is null)
            {
                job.Tell(new ImportProblem(incoming.File, incoming.Line, 0, ImportReason.CameAsXml, [incoming.Number]));
                continue;
            }
            else if (IsSame(invoice, incoming, contents))
            {
                if (Complete(db, job, invoice, incoming, customers[i], points))
                {
                    counts.Changed++;
                    job.Row(FindingKind.Changed, incoming.File, incoming.Line, incoming.Number);
                }
                else
                    counts.Unchanged++;
            }
            else if (invoice.ImportRun == job.Run)
            {
                job.Tell(
                    new ImportProblem(incoming.File, incoming.Line, 0, ImportReason.SameNumberTwice, [incoming.Number])
                );
                continue;
            }
            else
            {
                job.Tell(
                    new ImportProblem(incoming.File, incoming.Line, 0, ImportReason.ChangedInvoice, [incoming.Number])
                );
                db.Attach(invoice);
                var before = invoice.Customer;
                // Made out to somebody else now: until he is known it is nobody's, and never the first one's.
                var keeps = (incoming.BuyerCode, incoming.BuyerName) == (invoice.BuyerCode, invoice.BuyerName);
                Fill(invoice, incoming, customers[i] ?? (keeps ? before : null), points);
                (invoice.ImportRun, invoice.ImportedAt) = (job.Run, job.Now);
                var body = await db.InvoiceBodies.SingleAsync(b => b.Invoice == invoice.Id, cancel);
                (body.Content, body.Xml) = (incoming.Content, incoming.Xml);
                if (invoice.Pdf is not null)
                    replaced.Add((invoice, invoice.Customer != before));
                touched.Add(incoming.Number);
                counts.Changed++;
                job.Row(FindingKind.Changed, incoming.File, incoming.Line, incoming.Number);
            }
            if (invoice.Customer is null)
            {
                counts.Unmatched++;
                job.Row(FindingKind.Unmatched, incoming.File, incoming.Line, incoming.Number);
            }
        }
        if (job.DryRun)
            return counts;
        await db.InsertAsync(added, cancel);
        await db.InsertAsync(bodies, cancel);
        await ForgetRenderedAsync(db, replaced, cancel);
        await job.FlushAsync(db, cancel);
        if (touched.Count == 0)
            return counts;
        var numbers = touched.Concat(batch.Select(b => b.CorrectsNumber).OfType<string>()).Distinct().ToArray();
        await CorrectionLinks.LinkAsync(db, numbers, cancel);
        await SettleDocuments.RunAsync(db, numbers, cancel);
        return counts;
    }

    private static async Task<Dictionary<InvoiceKey, Invoice>> KnownAsync(
        ImportJob job,
        EbokDb db,
        IReadOnlyList<IncomingInvoice> batch,
        CancellationToken cancel
    )
    {
        var numbers = batch.Select(b => b.Number).Distinct().ToArray();
        // Not tracked: most of them are as they were.
        return await db
            .Invoices.AsNoTracking()
            .Where(i => numbers.Contains(i.Number))
            .ToDictionaryAsync(i => new InvoiceKey(i.SellerNip, i.Number, i.Kind), cancel);
    }

    private static async Task<Dictionary<string, SupplyPoint>> PointsAsync(
        ImportJob job,
        EbokDb db,
        IReadOnlyList<IncomingInvoice> batch,
        CancellationToken cancel
    )
    {
        var codes = batch.Select(b => b.PointCode).OfType<string>().Distinct().ToArray();
        return codes.Length == 0
            ? []
            : await db
                .SupplyPoints.AsNoTracking()
                .Where(p => codes.Contains(p.Code))
                .ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, cancel);
    }

    // Only what came as rows is compared by content.
    private static async Task<Dictionary<InvoiceId, byte[]>> ContentsAsync(
        ImportJob job,
        EbokDb db,
        IReadOnlyList<IncomingInvoice> batch,
        IEnumerable<Invoice> known,
        CancellationToken cancel
    )
    {
        var ids = known.Where(i => i.XmlHash is null).Select(i => i.Id).ToArray();
        if (ids.Length == 0 || batch.All(b => b.XmlHash is not null))
            return [];
        return await db
            .InvoiceBodies.Where(b => ids.Contains(b.Invoice))
            .Select(b => new { b.Invoice, b.Content })
            .ToDictionaryAsync(b => b.Invoice, b => b.Content, cancel);
    }

    // XML by its bytes; an invoice that came as a row by its content.
    private static bool IsSame(Invoice invoice, IncomingInvoice incoming, Dictionary<InvoiceId, byte[]> contents) =>
        incoming.XmlHash is not null
            ? incoming.XmlHash == invoice.XmlHash
            : contents.TryGetValue(invoice.Id, out var content)
                && content.AsSpan().SequenceEqual(incoming.Content)
                && (invoice.Gross, invoice.ToPay, invoice.IssuedOn, invoice.DueOn, invoice.BuyerCode)
                    == (incoming.Gross, incoming.ToPay, incoming.IssuedOn, incoming.DueOn, incoming.BuyerCode)
                && (invoice.PeriodFrom, invoice.PeriodTo, invoice.Currency, invoice.PointCode)
                    == (incoming.PeriodFrom, incoming.PeriodTo, incoming.Currency, incoming.PointCode);

    // The invoice's point, where it is the same customer's.
    private static SupplyPointId? PointOf(
        IncomingInvoice incoming,
        CustomerId? customer,
        Dictionary<string, SupplyPoint> points
    ) =>
        incoming.PointCode is { } code && points.TryGetValue(code, out var point) && point.Customer == customer
            ? point.Id
            : null;

    // What the same invoice may say now and did not before: whose it is, its point, KSeF number, debt collection.
    private static bool Complete(
        EbokDb db,
        ImportJob job,
        Invoice invoice,
        IncomingInvoice incoming,
        CustomerId? customer,
        Dictionary<string, SupplyPoint> points
    )
    {
        var now = (
            Customer: invoice.Customer ?? customer,
            SupplyPoint: invoice.SupplyPoint ?? PointOf(incoming, invoice.Customer ?? customer, points),
            KsefNumber: incoming.KsefNumber ?? invoice.KsefNumber,
            UnderCollection: incoming.UnderCollection ?? invoice.UnderCollection
        );
        if (now == (invoice.Customer, invoice.SupplyPoint, invoice.KsefNumber, invoice.UnderCollection))
            return false;
        db.Attach(invoice);
        // The number stands on the rendered PDF, which is made anew when it is older than the invoice's data.
        if (invoice.KsefNumber != now.KsefNumber)
            invoice.ImportedAt = job.Now;
        (invoice.Customer, invoice.SupplyPoint, invoice.KsefNumber, invoice.UnderCollection) = now;
        return true;
    }

    private static Invoice New(ImportJob job, IncomingInvoice incoming) =>
        new()
        {
            Id = InvoiceId.New(),
            Utility = job.Utility,
            SellerNip = incoming.SellerNip,
            SellerName = incoming.SellerName,
            Number = incoming.Number,
            Kind = incoming.Kind,
            IssuedOn = incoming.IssuedOn,
            Currency = incoming.Currency,
            Gross = incoming.Gross,
            ToPay = incoming.ToPay,
            Left = incoming.ToPay,
            BuyerName = incoming.BuyerName,
            Notice = TellOfNewInvoices.Of(incoming.IssuedOn, job.Now),
            ImportRun = job.Run,
            ImportedAt = job.Now,
        };

    private static void Fill(
        Invoice invoice,
        IncomingInvoice incoming,
        CustomerId? customer,
        Dictionary<string, SupplyPoint> points
    )
    {
        invoice.Customer = customer;
        invoice.SupplyPoint = PointOf(incoming, customer, points);
        invoice.SellerName = incoming.SellerName;
        invoice.IssuedOn = incoming.IssuedOn;
        invoice.DueOn = incoming.DueOn;
        invoice.PeriodFrom = incoming.PeriodFrom;
        invoice.PeriodTo = incoming.PeriodTo;
        invoice.Currency = incoming.Currency;
        invoice.Gross = incoming.Gross;
        invoice.ToPay = incoming.ToPay;
        invoice.Left = incoming.ToPay;
        invoice.PayAccount = incoming.Accounts.Count == 0 ? null : incoming.Accounts[0];
        invoice.BuyerCode = incoming.BuyerCode;
        invoice.BuyerName = incoming.BuyerName;
        invoice.PointCode = incoming.PointCode;
        invoice.KsefNumber = incoming.KsefNumber ?? invoice.KsefNumber;
        invoice.UnderCollection = incoming.UnderCollection ?? invoice.UnderCollection;
        invoice.XmlHash = incoming.XmlHash;
        if (invoice.CorrectsNumber != incoming.CorrectsNumber)
            (invoice.CorrectsNumber, invoice.Corrects) = (incoming.CorrectsNumber, null);
    }

    // What the portal drew of the content before is out of date; what the billing system supplied is its own matter,
    // unless it was made out to another customer, whose data stand on it.
    private static async Task ForgetRenderedAsync(
        EbokDb db,
        List<(Invoice Invoice, bool Moved)> replaced,
        CancellationToken cancel
    )
    {
        foreach (var (invoice, moved) in replaced)
        {
            var old = await db.Documents.SingleOrDefaultAsync(
                d => d.Id == invoice.Pdf && (moved || d.Kind == DocumentKind.RenderedInvoice),
                cancel
            );
            if (old is null)
                continue;
            invoice.Pdf = null;
            db.Remove(old);
        }
    }
}
