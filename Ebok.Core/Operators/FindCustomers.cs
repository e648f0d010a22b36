using Ebok.Core.Customers;
using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A customer found.</summary>
/// <param name="Id">To open him by.</param>
/// <param name="Code">As printed on the invoice.</param>
/// <param name="Name">On file.</param>
/// <param name="Address">In one line.</param>
/// <param name="HasAccount">Somebody signs in for him.</param>
/// <param name="FoundBy">What the typed words are of.</param>
public sealed record CustomerRow(
    CustomerId Id,
    string Code,
    string Name,
    string Address,
    bool HasAccount,
    SearchKinds FoundBy = SearchKinds.None
);

/// <summary>Customers found.</summary>
/// <param name="Page">By name.</param>
/// <param name="More">There are more than are shown: the search is to be narrowed.</param>
/// <param name="Meant">Words with a slip of the finger that were read as others; empty: taken as typed.</param>
public sealed record CustomersFound(Page<CustomerRow> Page, bool More, IReadOnlyList<string> Meant);

/// <summary>Looks for customers by whatever is known of them (O4): code, name, address, NIP, PESEL, e-mail, telephone,
/// account, meter, supply point, invoice. Every word must be one that a word of his begins with, without Polish letters
/// and capitals; where nobody is found, words with a slip are read as those that are near them.</summary>
public sealed class FindCustomers(EbokStore store)
{
    /// <summary>No more are counted or paged through.</summary>
    public const int Most = 1000;

    private const int MostNear = 20;
    private const int RowsRead = 3 * Most;

    // The rarest word is looked for first; so far is counted.
    private const int CountedTo = 4000;

    private static readonly SortKeys<Customer> Keys = new SortKeys<Customer>()
        .With("nazwa", c => c.Name)
        .With("kod", c => c.Code);

    /// <summary>For every role; an empty text finds nobody. By name, or sorted by <c>nazwa</c>, <c>kod</c>.</summary>
    public async Task<CustomersFound> RunAsync(
        StaffActor staff,
        string? text,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        List<string> meant = [];
        var (ids, words) = await FindAsync(db, text, meant, cancel);
        var more = ids.Count > Most;
        if (more)
            ids.RemoveAt(Most);
        var (number, size, skip) = page.Within(ids.Count);
        var rows = await RowsAsync(db, ids, words, sort, skip, size, cancel);
        return new(new(rows, number, size, ids.Count), more, meant);
    }

    /// <summary>Whose words fit an address; for lists of them (M3).</summary>
    internal static async Task<List<CustomerId>> OwnersAsync(EbokDb db, string address, CancellationToken cancel) =>
        (await ByWordsAsync(db, address, [], cancel)).Ids;

    private static async Task<(List<CustomerId> Ids, List<Wanted> Words)> FindAsync(
        EbokDb db,
        string? text,
        List<string> meant,
        CancellationToken cancel
    )
    {
        var invoices = await ByInvoiceAsync(db, text, cancel);
        if (invoices.Count > 0)
            return (invoices, []);
        if (SearchText.TypedNumber(text) is { } number)
        {
            List<Wanted> one = [Wanted.Of(number)];
            if (await IdsAsync(db, one, cancel) is { Count: > 0 } found)
                return (found, one);
        }
        return await ByWordsAsync(db, text, meant, cancel);
    }

    private static async Task<(List<CustomerId> Ids, List<Wanted> Words)> ByWordsAsync(
        EbokDb db,
        string? text,
        List<string> meant,
        CancellationToken cancel
    )
    {
        var typed = SearchText.Typed(text);
        var words = typed.Select(Wanted.Of).ToList();
        var ids = await IdsAsync(db, words, cancel);
        if (ids.Count > 0 || typed.Count == 0)
            return (ids, words);
        // Words that nobody has are not what was meant; where somebody has each, any of them may have the slip.
        var unknown = new List<bool>();
        foreach (var word in words)
            unknown.Add(!await word.Of(db.SearchTerms).AnyAsync(cancel));
        var near = new List<Wanted>();
        for (var i = 0; i < typed.Count; i++)
            near.Add(
                unknown[i] || !unknown.Contains(true)
                    ? Wanted.AtLeast(typed[i]).Or(await NearAsync(db, typed[i].Close, meant, cancel))
                    : words[i]
            );
        return (await IdsAsync(db, near, cancel), near);
    }

    private static Task<List<CustomerId>> ByInvoiceAsync(EbokDb db, string? text, CancellationToken cancel)
    {
        var numbers = SearchText.InvoiceNumbers(text);
        return numbers.Count == 0
            ? Task.FromResult(new List<CustomerId>())
            : db
                .Invoices.Where(i => numbers.Contains(i.Number) && i.Customer != null)
                .Select(i => i.Customer!.Value)
                .Distinct()
                .Take(Most)
                .ToListAsync(cancel);
    }

    private static async Task<List<CustomerId>> IdsAsync(EbokDb db, List<Wanted> words, CancellationToken cancel)
    {
        if (words.Count == 0)
            return [];
        var counted = new List<(Wanted Word, int Count)>();
        foreach (var word in words)
        {
            var count =
                words.Count == 1
                    ? 0
                    : await word.Of(db.SearchTerms).Select(t => t.Customer).Take(CountedTo).CountAsync(cancel);
            counted.Add((word, count));
        }
        var ordered = counted.OrderBy(c => c.Count).Select(c => c.Word).ToList();
        // One query for each range of the index, put together: an "or" over two ranges reads the whole of it.
        // A customer may have several such words: their rows are few, and sorting them out here lets every database go
        // along the index of words.
        var found = await ordered[0]
            .Ranges.Select(range => Having(db, db.SearchTerms.Where(range), ordered.Skip(1)).Select(t => t.Customer))
            .Aggregate((all, more) => all.Concat(more))
            .Take(RowsRead)
            .ToListAsync(cancel);
        return [.. found.Distinct().Take(Most + 1)];
    }

    private static IQueryable<SearchTerm> Having(EbokDb db, IQueryable<SearchTerm> terms, IEnumerable<Wanted> words)
    {
        foreach (var word in words)
        {
            var others = db.SearchTerms.Where(word.Is);
            terms = terms.Where(t => others.Any(o => o.Customer == t.Customer));
        }
        return terms;
    }

    private static async Task<IReadOnlyList<string>> NearAsync(
        EbokDb db,
        string word,
        List<string> meant,
        CancellationToken cancel
    )
    {
        if (!SearchText.MayHaveSlip(word))
            return [];
        var keys = SearchText.Neighbours(word).Distinct().ToArray();
        var candidates = await db
            .SearchNeighbours.Where(n => keys.Contains(n.Key))
            .Select(n => n.Word)
            .Distinct()
            .ToListAsync(cancel);
        var near = candidates.Where(c => c != word && SearchText.IsSlipOf(word, c)).Take(MostNear).ToList();
        meant.AddRange(near);
        return near;
    }

    private static async Task<IReadOnlyList<CustomerRow>> RowsAsync(
        EbokDb db,
        List<CustomerId> ids,
        List<Wanted> words,
        Sort sort,
        int skip,
        int take,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
            return [];
        var all = db.Customers.Where(c => ids.Contains(c.Id));
        var sorted = Keys.Apply(all, sort) ?? all.OrderBy(c => c.Name);
        var rows = await sorted
            .ThenBy(c => c.Code)
            .Skip(skip)
            .Take(take)
            .Select(c => new
            {
                c.Id,
                c.Code,
                c.Name,
                c.Street,
                c.PostCode,
                c.City,
                HasAccount = db.AccountCustomers.Any(a => a.Customer == c.Id),
            })
            .ToListAsync(cancel);
        var shown = rows.ConvertAll(r => r.Id);
        var kinds = new Dictionary<CustomerId, SearchKinds>();
        foreach (var word in words)
        foreach (
            var found in await db
                .SearchTerms.Where(t => shown.Contains(t.Customer))
                .Where(word.Is)
                .Select(t => new { t.Customer, t.Kinds })
                .ToListAsync(cancel)
        )
            kinds[found.Customer] = kinds.GetValueOrDefault(found.Customer) | found.Kinds;
        return
        [
            .. rows.Select(c => new CustomerRow(
                c.Id,
                c.Code,
                c.Name,
                string.Join(
                    ", ",
                    new[] { c.Street, $"{c.PostCode} {c.City}".Trim() }.Where(p => !string.IsNullOrEmpty(p))
                ),
                c.HasAccount,
                words.Count == 0 ? SearchKinds.Invoice : kinds.GetValueOrDefault(c.Id)
            )),
        ];
    }
}
