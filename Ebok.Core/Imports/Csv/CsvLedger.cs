using Ebok.Core.Data;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>rozrachunki.csv</c>: payments, notes, charges, credits, refunds; what is left of documents follows in
/// the same transaction.</summary>
internal sealed class CsvLedger(CsvContext context) : CsvFile(context)
{
    private static readonly Dictionary<string, LedgerKind> Kinds = new()
    {
        ["wplata"] = LedgerKind.Payment,
        ["nota"] = LedgerKind.InterestNote,
        ["obciazenie"] = LedgerKind.Charge,
        ["uznanie"] = LedgerKind.Credit,
        ["zwrot"] = LedgerKind.Refund,
        ["bilans"] = LedgerKind.OpeningBalance,
    };

    private sealed record EntryRow(
        string Number,
        string Customer,
        string SellerNip,
        LedgerKind Kind,
        DateOnly On,
        DateOnly? DueOn,
        Money Amount,
        string Concerns,
        string? Title,
        bool UnderCollection
    );

    internal override string Name => "rozrachunki.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("numer", true),
        new("klient", true),
        new("nip_sprzedawcy"),
        new("rodzaj", true),
        new("data", true),
        new("termin"),
        new("kwota", true),
        new("dotyczy"),
        new("tytul"),
        new("windykacja"),
    ];

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var parsed = Parse(rows, Entry);
        var customers = await Context.Lookup.CustomersAsync(db, parsed.Select(p => p.Value.Customer), cancel);
        // By number only would meet every payment of one bank statement; the seller narrows the index first.
        var numbers = parsed.Select(p => p.Value.Number).Distinct().ToArray();
        var sellers = parsed.Select(p => p.Value.SellerNip).Distinct().ToArray();
        var kinds = parsed.Select(p => p.Value.Kind).Distinct().ToArray();
        var known = await db
            .Ledger.Where(e => sellers.Contains(e.SellerNip) && kinds.Contains(e.Kind) && numbers.Contains(e.Number))
            .ToDictionaryAsync(e => (e.SellerNip, e.Kind, e.Number, e.Concerns), cancel);
        var upsert = new CsvUpsert<(string, LedgerKind, string, string), LedgerEntry>(db, known);
        foreach (var (row, value) in parsed)
        {
            if (!customers.TryGetValue(value.Customer, out var customer))
            {
                NotFound(row, "klient", value.Customer);
                continue;
            }
            upsert.Put(
                row,
                (value.SellerNip, value.Kind, value.Number, value.Concerns),
                value.Number,
                () =>
                    new LedgerEntry
                    {
                        Id = LedgerEntryId.New(),
                        Utility = Job.Utility,
                        Customer = customer,
                        SellerNip = value.SellerNip,
                        Kind = value.Kind,
                        Number = value.Number,
                        Concerns = value.Concerns,
                        On = value.On,
                        Amount = value.Amount,
                        Left = IsDue(value.Kind) ? value.Amount : Money.Zero,
                    },
                entry =>
                {
                    entry.Customer = customer;
                    // Where the billing system took over the portal's number, its row takes over the portal's.
                    (entry.Source, entry.BookedAs) = (LedgerSource.Billing, null);
                    entry.On = value.On;
                    entry.DueOn = value.DueOn;
                    entry.Title = value.Title;
                    entry.UnderCollection = value.UnderCollection;
                    if (entry.Amount == value.Amount)
                        return;
                    entry.Amount = value.Amount;
                    entry.Left = IsDue(value.Kind) ? value.Amount : Money.Zero;
                }
            );
        }
        var touched = upsert
            .Changed()
            .Concat(upsert.Added)
            .Select(e => IsDue(e.Kind) ? e.Number : e.Concerns)
            .Where(n => n.Length > 0)
            .Distinct()
            .ToArray();
        var payers = upsert
            .Changed()
            .Concat(upsert.Added)
            .Where(e => e.Kind == LedgerKind.Payment)
            .Select(e => e.Customer)
            .ToHashSet();
        var counts = await upsert.SaveAsync(Job, rows.Count, cancel);
        if (Job.DryRun)
            return counts;
        await SettleDocuments.RunAsync(db, touched, cancel);
        await db.SaveChangesAsync(cancel);
        await BookPayments.RunAsync(db, payers, cancel);
        return counts;
    }

    private EntryRow Entry(CsvRow row)
    {
        var kind = row.Word("rodzaj", Kinds);
        var amount = row.Amount("kwota");
        if (amount < Money.Zero && kind != LedgerKind.OpeningBalance)
            throw row.Mistake(ImportReason.BadAmount, "kwota", amount.ToString());
        return new EntryRow(
            row.Text("numer", ImportLimits.Number),
            row.Text("klient", ImportLimits.Number),
            SellerOf(row),
            kind,
            row.Day("data"),
            row.OptionalDay("termin"),
            amount,
            row.Optional("dotyczy", ImportLimits.Number) ?? "",
            row.Optional("tytul"),
            row.Yes("windykacja") ?? false
        );
    }

    private static bool IsDue(LedgerKind kind) =>
        kind is LedgerKind.InterestNote or LedgerKind.Charge or LedgerKind.OpeningBalance;
}
