using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Invoices;

/// <summary>What an invoice says of its buyer.</summary>
/// <param name="Code">NrKlienta.</param>
/// <param name="Key">Of all its data: <see cref="BuyerKey"/>.</param>
/// <param name="Accounts">To pay to.</param>
/// <param name="Contracts">Their numbers.</param>
internal sealed record BuyerClues(
    string? Code,
    byte[] Key,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Contracts
);

/// <summary>Whose an invoice is: by NrKlienta; else by what staff have said of the same buyer data; else, where it names
/// no NrKlienta, by an individual account, then by the contract's number. One that names a code which nobody has is
/// staff's to decide: account and contract would say whose it is past the seller's own word. What points at two customers
/// points at none: an invoice is rather shown to nobody than to a stranger.</summary>
internal static class BuyerMatcher
{
    /// <summary>The customers found, in the order of the clues; null where none matches.</summary>
    internal static async Task<CustomerId?[]> MatchAsync(
        EbokDb db,
        ImportJob job,
        IReadOnlyList<BuyerClues> buyers,
        CancellationToken cancel
    )
    {
        var found = new CustomerId?[buyers.Count];

        var codes = buyers.Where(b => b.Code is not null).Select(b => b.Code!).Distinct().ToArray();
        if (codes.Length > 0)
        {
            var byCode = await db
                .Customers.AsNoTracking()
                .Where(c => codes.Contains(c.Code))
                .Select(c => new { c.Code, c.Id })
                .ToDictionaryAsync(c => c.Code, c => c.Id, StringComparer.Ordinal, cancel);
            job.Lookup.AddPlanned(byCode, codes);
            Fill(found, buyers, b => b.Code is null ? [] : [b.Code], byCode);
        }

        await ByRuleAsync(found, db, buyers, cancel);

        var accounts = Missing(found, buyers).SelectMany(b => b.Accounts).Except(job.OwnAccounts).ToArray();
        if (accounts.Length > 0)
        {
            var byAccount = await db
                .Customers.AsNoTracking()
                .Where(c => accounts.Contains(c.Account))
                .Select(c => new { Key = c.Account!, c.Id })
                .ToListAsync(cancel);
            var planned = job.Lookup.PlannedAccounts(accounts);
            Fill(
                found,
                buyers,
                b => b.Code is null ? b.Accounts : [],
                OfOneOnly(byAccount.Select(c => (c.Key, c.Id)).Concat(planned))
            );
        }

        var contracts = Missing(found, buyers).SelectMany(b => b.Contracts).Distinct().ToArray();
        if (contracts.Length > 0)
        {
            var byContract = await job.Lookup.ContractsAsync(db, contracts, cancel);
            Fill(
                found,
                buyers,
                b => b.Code is null ? b.Contracts : [],
                OfOneOnly(byContract.SelectMany(c => c).Select(c => (c.Number, c.Customer)))
            );
        }
        return found;
    }

    // What a clerk has said: asked only of the few that have no other answer.
    private static async Task ByRuleAsync(
        CustomerId?[] found,
        EbokDb db,
        IReadOnlyList<BuyerClues> buyers,
        CancellationToken cancel
    )
    {
        foreach (var some in Enumerable.Range(0, buyers.Count).Where(i => found[i] is null).Chunk(500))
        {
            var keys = some.Select(i => buyers[i].Key).ToArray();
            var rules = (
                await db.BuyerRules.AsNoTracking().Where(r => keys.Contains(r.Key)).ToListAsync(cancel)
            ).ToDictionary(r => Convert.ToHexString(r.Key), r => r.Customer);
            foreach (var i in some)
                if (rules.TryGetValue(Convert.ToHexString(buyers[i].Key), out var customer))
                    found[i] = customer;
        }
    }

    private static IEnumerable<BuyerClues> Missing(CustomerId?[] found, IReadOnlyList<BuyerClues> buyers) =>
        buyers.Where((b, i) => found[i] is null && b.Code is null);

    private static Dictionary<string, CustomerId> OfOneOnly(IEnumerable<(string Key, CustomerId Customer)> rows) =>
        rows.Distinct()
            .GroupBy(r => r.Key, StringComparer.Ordinal)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.Single().Customer, StringComparer.Ordinal);

    private static void Fill(
        CustomerId?[] found,
        IReadOnlyList<BuyerClues> buyers,
        Func<BuyerClues, IReadOnlyList<string>> clues,
        Dictionary<string, CustomerId> known
    )
    {
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is not null)
                continue;
            var candidates = clues(buyers[i]).Where(known.ContainsKey).Select(c => known[c]).Distinct().ToList();
            if (candidates.Count == 1)
                found[i] = candidates[0];
        }
    }
}
