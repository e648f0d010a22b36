using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerSearch;

/// <summary>Keeps the words that customers are found by as the customers are (O4): part of the transaction that changes a
/// customer, a supply point or a meter, so that an import that is killed leaves both as they were.</summary>
internal static class SearchIndex
{
    private const int Some = 1000;

    /// <summary>Whose words the changes not yet saved concern: those who have what was changed, and those who had it.</summary>
    public static HashSet<CustomerId> Touched(EbokDb db)
    {
        HashSet<CustomerId> touched = [];
        foreach (var entry in db.ChangeTracker.Entries<Customer>().Where(e => IsChanged(e.State)))
            touched.Add(entry.Entity.Id);
        foreach (var entry in db.ChangeTracker.Entries<SupplyPoint>().Where(e => IsChanged(e.State)))
            touched.UnionWith([
                entry.Entity.Customer,
                entry.OriginalValues.GetValue<CustomerId>(nameof(SupplyPoint.Customer)),
            ]);
        foreach (var entry in db.ChangeTracker.Entries<Meter>().Where(e => IsChanged(e.State)))
            touched.UnionWith([
                entry.Entity.Customer,
                entry.OriginalValues.GetValue<CustomerId>(nameof(Meter.Customer)),
            ]);
        return touched;
    }

    private static bool IsChanged(EntityState state) => state is EntityState.Modified or EntityState.Added;

    /// <summary>Whose supply points and meters these are.</summary>
    public static async Task<IReadOnlyCollection<CustomerId>> OwnersAsync(
        EbokDb db,
        IEnumerable<SupplyPointId> points,
        IEnumerable<MeterId> meters,
        CancellationToken cancel
    )
    {
        HashSet<CustomerId> owners = [];
        foreach (var some in points.Chunk(Some))
            owners.UnionWith(
                await db.SupplyPoints.Where(p => some.Contains(p.Id)).Select(p => p.Customer).ToListAsync(cancel)
            );
        foreach (var some in meters.Chunk(Some))
            owners.UnionWith(
                await db.Meters.Where(m => some.Contains(m.Id)).Select(m => m.Customer).ToListAsync(cancel)
            );
        return owners;
    }

    /// <summary>Takes the words of customers who are to be deleted.</summary>
    public static async Task ForgetAsync(EbokDb db, IEnumerable<CustomerId> customers, CancellationToken cancel)
    {
        foreach (var some in customers.Chunk(Some))
            await db.SearchTerms.Where(t => some.Contains(t.Customer)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Makes the words of these customers anew of what is stored of them; what is right already stays.</summary>
    public static async Task RefreshAsync(EbokDb db, IEnumerable<CustomerId> customers, CancellationToken cancel)
    {
        foreach (var some in customers.Distinct().Chunk(Some))
            await RefreshSomeAsync(db, some, cancel);
    }

    private static async Task RefreshSomeAsync(EbokDb db, CustomerId[] ids, CancellationToken cancel)
    {
        var wanted = await WantedAsync(db, ids, cancel);
        var stored = await db
            .SearchTerms.AsNoTracking()
            .Where(t => ids.Contains(t.Customer))
            .ToDictionaryAsync(t => (t.Customer, t.Term), t => t.Kinds, cancel);
        var wrong = stored
            .Where(s => !wanted.TryGetValue(s.Key, out var kinds) || kinds != s.Value)
            .Select(s => s.Key)
            .ToList();
        foreach (var ofOne in wrong.GroupBy(w => w.Customer))
        {
            var terms = ofOne.Select(w => w.Term).ToArray();
            await db
                .SearchTerms.Where(t => t.Customer == ofOne.Key && terms.Contains(t.Term))
                .ExecuteDeleteAsync(cancel);
            foreach (var key in ofOne)
                stored.Remove(key);
        }
        var added = wanted.Where(w => !stored.ContainsKey(w.Key)).ToList();
        await db.InsertAsync(
            added.ConvertAll(w => new SearchTerm
            {
                Customer = w.Key.Customer,
                Utility = db.Utility!.Value,
                Term = w.Key.Term,
                Kinds = w.Value,
            }),
            cancel
        );
        await AddWordsAsync(db, added.Where(w => IsWord(w.Key.Term, w.Value)).Select(w => w.Key.Term), cancel);
    }

    private static bool IsWord(string term, SearchKinds kinds) =>
        (kinds & (SearchKinds.Name | SearchKinds.Address)) != 0 && SearchText.MayHaveSlip(term);

    private static async Task<Dictionary<(CustomerId Customer, string Term), SearchKinds>> WantedAsync(
        EbokDb db,
        CustomerId[] ids,
        CancellationToken cancel
    )
    {
        Dictionary<(CustomerId, string), SearchKinds> wanted = [];
        var customers = db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id));
        await foreach (var c in customers.AsAsyncEnumerable().WithCancellation(cancel))
        {
            Put(c.Id, SearchKinds.Code, SearchText.Code(c.Code));
            Put(c.Id, SearchKinds.Name, SearchText.Words(c.Name));
            Put(c.Id, SearchKinds.Name, SearchText.Words(c.MailName));
            foreach (var line in new[] { c.Street, c.PostCode, c.City, c.MailStreet, c.MailPostCode, c.MailCity })
                Put(c.Id, SearchKinds.Address, SearchText.Words(line));
            Put(c.Id, SearchKinds.Nip, SearchText.Number(c.Nip));
            Put(c.Id, SearchKinds.Pesel, SearchText.Number(c.Pesel));
            Put(c.Id, SearchKinds.Regon, SearchText.Number(c.Regon));
            Put(c.Id, SearchKinds.Email, SearchText.Number(c.Email));
            Put(c.Id, SearchKinds.Phone, SearchText.Phone(c.Phone));
            Put(c.Id, SearchKinds.Account, SearchText.Number(c.Account));
        }
        var points = db
            .SupplyPoints.Where(p => ids.Contains(p.Customer))
            .Select(p => new
            {
                p.Customer,
                p.Code,
                p.Address,
            });
        await foreach (var p in points.AsAsyncEnumerable().WithCancellation(cancel))
        {
            Put(p.Customer, SearchKinds.Point, SearchText.Number(p.Code));
            Put(p.Customer, SearchKinds.Address, SearchText.Words(p.Address));
        }
        var meters = db.Meters.Where(m => ids.Contains(m.Customer)).Select(m => new { m.Customer, m.FactoryNumber });
        await foreach (var m in meters.AsAsyncEnumerable().WithCancellation(cancel))
            Put(m.Customer, SearchKinds.Meter, SearchText.Number(m.FactoryNumber));
        return wanted;

        void Put(CustomerId customer, SearchKinds kind, IEnumerable<string> words)
        {
            foreach (var word in words)
                wanted[(customer, word)] = wanted.GetValueOrDefault((customer, word)) | kind;
        }
    }

    // Words that nobody has any more stay: they lead to nobody.
    private static async Task AddWordsAsync(EbokDb db, IEnumerable<string> terms, CancellationToken cancel)
    {
        var words = terms.Distinct().ToArray();
        if (words.Length == 0)
            return;
        var known = await db
            .SearchNeighbours.Where(n => words.Contains(n.Key) && n.Word == n.Key)
            .Select(n => n.Word)
            .ToListAsync(cancel);
        await db.InsertAsync(
            words
                .Except(known)
                .SelectMany(word =>
                    SearchText
                        .Neighbours(word)
                        .Distinct()
                        .Select(key => new SearchNeighbour
                        {
                            Utility = db.Utility!.Value,
                            Key = key,
                            Word = word,
                        })
                )
                .ToList(),
            cancel
        );
    }
}
