using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Invoices;

/// <summary>What an invoice says of its buyer.</summary>
internal sealed record BuyerClues(string? Code, IReadOnlyList<string> Accounts, IReadOnlyList<string> Contracts);

/// <summary>Whose an invoice is: by NrKlienta, then by an individual account, then by the contract's number. What
/// points at two customers points at none: an invoice is rather shown to nobody than to a stranger.</summary>
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
                .Where(c => EF.Parameter(codes).Contains(c.Code))
                .Select(c => new { c.Code, c.Id })
                .ToDictionaryAsync(c => c.Code, c => c.Id, StringComparer.Ordinal, cancel);
            Fill(found, buyers, b => b.Code is null ? [] : [b.Code], byCode);
        }

        var accounts = Missing(found, buyers).SelectMany(b => b.Accounts).Except(job.OwnAccounts).ToArray();
        if (accounts.Length > 0)
        {
            var byAccount = await db
                .Customers.AsNoTracking()
                .Where(c => EF.Parameter(accounts).Contains(c.Account))
                .Select(c => new { Key = c.Account!, c.Id })
                .ToListAsync(cancel);
            Fill(found, buyers, b => b.Accounts, OfOneOnly(byAccount.Select(c => (c.Key, c.Id))));
        }

        var contracts = Missing(found, buyers).SelectMany(b => b.Contracts).Distinct().ToArray();
        if (contracts.Length > 0)
        {
            var byContract = await db
                .Contracts.AsNoTracking()
                .Where(c => EF.Parameter(contracts).Contains(c.Number))
                .Select(c => new { Key = c.Number, c.Customer })
                .ToListAsync(cancel);
            Fill(found, buyers, b => b.Contracts, OfOneOnly(byContract.Select(c => (c.Key, c.Customer))));
        }
        return found;
    }

    private static IEnumerable<BuyerClues> Missing(CustomerId?[] found, IReadOnlyList<BuyerClues> buyers) =>
        buyers.Where((_, i) => found[i] is null);

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
