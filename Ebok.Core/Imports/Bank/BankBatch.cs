using Ebok.Core.Data;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Bank;

/// <summary>Stores entries of a statement batch by batch, each with what it pays.</summary>
internal sealed class BankBatch(ImportJob job, UtilityProfile utility)
{
    private readonly List<BankRow> rows = [];
    private readonly BankPayers payers = new(utility, keep: job.DryRun);

    // On a dry run nothing is stored that the next batch could find.
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public IReadOnlyList<BankRow> Rows => rows;

    /// <summary>The company of a statement's account; the only one, where there is but one; else null.</summary>
    public string? SellerOf(BankStatement statement) =>
        utility.Companies.FirstOrDefault(c => BankText.Account(c.BankAccount) == statement.Account)?.Nip
        ?? (utility.Companies.Count == 1 ? utility.Companies[0].Nip : null);

    public async Task<Counts> WriteAsync(
        EbokDb db,
        string file,
        BankStatement statement,
        IReadOnlyList<(BankLine Line, string Key)> lines,
        CancellationToken cancel
    )
    {
        var counts = new Counts { Read = lines.Count };
        var keys = lines.Select(l => l.Key).ToArray();
        var known = (
            await db.BankEntries.Where(e => keys.Contains(e.Key)).Select(e => e.Key).ToListAsync(cancel)
        ).ToHashSet();
        var seller = SellerOf(statement);
        payers.NextBatch();
        HashSet<CustomerId> paying = [];
        HashSet<string> concerned = [];
        foreach (var (line, key) in lines)
        {
            if (line.Amount <= Money.Zero && !line.IsReversal)
            {
                Result(file, line, BankOutcome.Expense);
                counts.Unchanged++;
                continue;
            }
            if (known.Contains(key) || !seen.Add(key))
            {
                Result(file, line, BankOutcome.Known);
                counts.Unchanged++;
                continue;
            }
            // What gives an expense back is nobody's payment.
            if (line.IsReversal && line.Amount > Money.Zero)
            {
                Result(file, line, BankOutcome.Expense);
                counts.Unchanged++;
                continue;
            }
            var entry = Entry(file, statement, seller, line, key);
            counts.Added++;
            if (line.IsReversal)
                await ReverseAsync(db, file, line, entry, cancel);
            else if (await OfGatewayAsync(db, line, cancel))
            {
                (entry.State, entry.Found) = (BankEntryState.OfGateway, BankEntryFound.ByOnlinePayment);
                Result(file, line, BankOutcome.OfGateway);
            }
            else if (await payers.FindAsync(db, line, seller, cancel) is { } found)
            {
                (entry.State, entry.Found) = (BankEntryState.Allocated, found.By);
                db.Ledger.AddRange(entry.PaymentsOf(found.Customer, found.Parts));
                paying.Add(found.Customer);
                concerned.UnionWith(found.Parts.Select(p => p.Concerns).Where(n => n.Length > 0));
                Result(
                    file,
                    line,
                    found.By == BankEntryFound.ByAccount ? BankOutcome.ByAccount : BankOutcome.ByInvoice,
                    found
                );
            }
            else
            {
                Result(file, line, BankOutcome.Unallocated);
                counts.Unmatched++;
            }
            db.BankEntries.Add(entry);
        }
        if (job.DryRun)
            return counts;
        await db.SaveChangesAsync(cancel);
        await SettleDocuments.RunAsync(db, [.. concerned], cancel);
        await db.SaveChangesAsync(cancel);
        await BookPayments.RunAsync(db, paying, cancel);
        return counts;
    }

    private async Task ReverseAsync(EbokDb db, string file, BankLine line, BankEntry reversal, CancellationToken cancel)
    {
        await job.FlushAsync(db, cancel);
        var amount = -line.Amount;
        var alike = db.BankEntries.Where(e =>
            e.Account == reversal.Account && e.Amount == amount && e.On <= line.On && e.State != BankEntryState.Reversed
        );
        var taken = await alike
            .Where(e =>
                line.Reference != "" && e.Reference == line.Reference
                || line.PayerAccount != "" && e.PayerAccount == line.PayerAccount && e.Title == line.Title
                || line.Title != "" && e.Title == line.Title
            )
            .OrderByDescending(e => e.On)
            .FirstOrDefaultAsync(cancel);
        if (taken is null)
        {
            Result(file, line, BankOutcome.ReversalOfUnknown);
            return;
        }
        Result(file, line, BankOutcome.Reversal);
        if (job.DryRun)
            return;
        (taken.State, reversal.State) = (BankEntryState.Reversed, BankEntryState.Reversed);
        taken.Version++;
        await db.TakeOffAsync(taken, cancel);
    }

    private static async Task<bool> OfGatewayAsync(EbokDb db, BankLine line, CancellationToken cancel) =>
        TitleNumbers.OnlinePaymentIn(line.Title) is { } number
        && await db.OnlinePayments.AnyAsync(
            p => p.Number == number && p.Amount == line.Amount && p.State == OnlinePaymentState.Paid,
            cancel
        );

    private BankEntry Entry(string file, BankStatement statement, string? seller, BankLine line, string key) =>
        new()
        {
            Id = BankEntryId.New(),
            Utility = job.Utility,
            Key = key,
            Account = statement.Account,
            SellerNip = seller,
            Statement = statement.Number,
            File = BankText.Clean(file, 256),
            Line = line.Line,
            On = line.On,
            Amount = line.Amount,
            Currency = BankText.Clean(line.Currency, 3),
            Reference = line.Reference,
            PayerAccount = line.PayerAccount,
            Payer = line.Payer,
            Title = line.Title,
            ImportedAt = job.Now,
        };

    private void Result(string file, BankLine line, BankOutcome outcome, FoundPayer? found = null)
    {
        if (rows.Count < BankReport.Most)
            rows.Add(
                new(
                    file,
                    line.Line,
                    line.On,
                    line.Amount,
                    line.Currency,
                    line.Payer,
                    line.Title,
                    outcome,
                    found?.Code,
                    [.. found?.Parts.Select(p => p.Concerns).Where(n => n.Length > 0) ?? []]
                )
            );
    }
}
