using System.Reflection;
using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Payments;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ebok.Core.Imports.Undo;

/// <summary>Takes one import back inside a transaction, and finds what stands in the way; the caller rolls back where
/// something does.</summary>
internal sealed class UndoWork(EbokDb db, ImportRun run, CancellationToken cancel)
{
    private const int Some = 500;

    private readonly Dictionary<Type, HashSet<Guid>> added = [];
    private readonly Dictionary<Type, Dictionary<Guid, TracedRow>> changed = [];
    private readonly SortedDictionary<UndoObstacle, int> obstacles = [];
    private int restored;

    internal async Task<UndoView> RunAsync()
    {
        await ReadTracesAsync();
        await LookAtInvoicesAsync();
        foreach (var (type, rows) in changed)
            await RestoreAsync(type, rows);
        // Staff find customers by words that follow what is stored of them (O4).
        var found = SearchIndex.Touched(db);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        found.UnionWith(
            await SearchIndex.OwnersAsync(
                db,
                IdsOf<SupplyPointId>(typeof(Meters.SupplyPoint)),
                IdsOf<MeterId>(typeof(Meters.Meter)),
                cancel
            )
        );
        await LetGoAsync();
        await SearchIndex.ForgetAsync(db, IdsOf<CustomerId>(typeof(Customers.Customer)), cancel);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IOfUtility))))
            await LookForAsync(type);
        if (obstacles.Count == 0)
        {
            foreach (var type in TracedTables.All)
                await DeleteAsync(type);
            await SearchIndex.RefreshAsync(db, found, cancel);
        }
        return new(added.Values.Sum(ids => ids.Count), restored, [.. obstacles.Select(o => (o.Key, o.Value))]);
    }

    // In the order in which it happened: the first "before" and the last "after" of a row count.
    private async Task ReadTracesAsync()
    {
        await foreach (
            var page in db
                .ImportTraces.AsNoTracking()
                .Where(t => t.Run == run.Id)
                .OrderBy(t => t.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            var type = TracedTables.All.Single(t => t.Name == page.Table);
            if (page.Added is not null)
                added.TryAdd(type, []);
            foreach (var id in TraceBook.UnpackIds(page.Added))
                added[type].Add(id);
            foreach (var row in TraceBook.UnpackRows(page.Changed))
                Merge(type, row);
        }
    }

    private void Merge(Type type, TracedRow row)
    {
        // What came and went within the run, or came and was changed, is no more than what came.
        if (added.TryGetValue(type, out var ids) && ids.Contains(row.Id))
        {
            if (row.After is null)
                ids.Remove(row.Id);
            return;
        }
        changed.TryAdd(type, []);
        if (!changed[type].TryGetValue(row.Id, out var earlier))
        {
            changed[type][row.Id] = row;
            return;
        }
        var before = new Dictionary<string, System.Text.Json.JsonElement>(earlier.Before);
        foreach (var (name, value) in row.Before)
            before.TryAdd(name, value);
        var after = row.After is null ? null : new Dictionary<string, System.Text.Json.JsonElement>(earlier.After!);
        foreach (var (name, value) in row.After ?? [])
            after![name] = value;
        changed[type][row.Id] = new TracedRow(row.Id, before, after);
    }

    // An invoice whose customer was told of it, that was given by hand, or that is paid: others know of it.
    private async Task LookAtInvoicesAsync()
    {
        foreach (var some in IdsOf<InvoiceId>(typeof(Invoice)).Chunk(Some))
        {
            var invoices = db.Invoices.AsNoTracking().Where(i => some.Contains(i.Id));
            Note(UndoObstacle.Mails, await invoices.CountAsync(i => i.Notice == NoticeState.Told, cancel));
            Note(UndoObstacle.ByHand, await invoices.CountAsync(i => i.AssignedBy != null, cancel));
            var payments = await db
                .Ledger.AsNoTracking()
                .Where(e => e.Kind == LedgerKind.Payment || e.Kind == LedgerKind.Credit || e.Kind == LedgerKind.Refund)
                .Where(e => invoices.Any(i => i.Number == e.Concerns && i.SellerNip == e.SellerNip))
                .Select(e => e.Id)
                .ToListAsync(cancel);
            // A payment that was there before its invoice came waits for it again.
            Note(
                UndoObstacle.Payments,
                payments.Count(p => !IsAdded(typeof(LedgerEntry), p.Value) && TraceBook.MadeAt(p.Value) > run.StartedAt)
            );
        }
    }

    private async Task RestoreAsync(Type type, Dictionary<Guid, TracedRow> rows)
    {
        var entity = db.Model.FindEntityType(type)!;
        var key = TraceBook.KeyOf(entity);
        foreach (var row in rows.Values)
        {
            var id = IdValue(key.ClrType, row.Id);
            var now = await db.FindAsync(type, [id], cancel);
            if (row.After is null)
            {
                if (now is null)
                    Insert(entity, row);
                else
                    Note(UndoObstacle.ChangedSince, 1);
                continue;
            }
            if (now is null)
            {
                Note(UndoObstacle.ChangedSince, 1);
                continue;
            }
            var entry = db.Entry(now);
            foreach (var (name, after) in row.After)
            {
                var property = entry.Property(name);
                if (!TraceValues.Same(TraceValues.Write(property.Metadata, property.CurrentValue), after))
                    Note(UndoObstacle.ChangedSince, 1);
                property.CurrentValue = TraceValues.Read(property.Metadata, row.Before[name]);
            }
            restored++;
        }
    }

    private void Insert(IEntityType entity, TracedRow row)
    {
        var instance = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(entity.ClrType);
        var entry = db.Entry(instance);
        foreach (var property in entity.GetProperties())
            entry.Property(property.Name).CurrentValue = TraceValues.Read(property, row.Before[property.Name]);
        entry.State = EntityState.Added;
        restored++;
    }

    // What other imports brought and this one only found a customer, a point or an original for.
    private async Task LetGoAsync()
    {
        foreach (var some in IdsOf<CustomerId>(typeof(Customers.Customer)).Chunk(Some))
        {
            Note(
                UndoObstacle.ByHand,
                await db.Invoices.CountAsync(
                    i => i.Customer != null && some.Contains(i.Customer.Value) && i.AssignedBy != null,
                    cancel
                )
            );
            await db
                .Invoices.Where(i => i.Customer != null && some.Contains(i.Customer.Value) && i.AssignedBy == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(i => i.Customer, (CustomerId?)null)
                            .SetProperty(i => i.SupplyPoint, (SupplyPointId?)null),
                    cancel
                );
            await db
                .Documents.Where(d => d.Customer != null && some.Contains(d.Customer.Value))
                .Where(d => d.Kind == DocumentKind.RenderedInvoice)
                .ExecuteDeleteAsync(cancel);
        }
        foreach (var some in IdsOf<SupplyPointId>(typeof(Meters.SupplyPoint)).Chunk(Some))
            await db
                .Invoices.Where(i => i.SupplyPoint != null && some.Contains(i.SupplyPoint.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.SupplyPoint, (SupplyPointId?)null), cancel);
        foreach (var some in IdsOf<InvoiceId>(typeof(Invoice)).Chunk(Some))
        {
            await db
                .Documents.Where(d => db.Invoices.Any(i => i.Pdf == d.Id && some.Contains(i.Id)))
                .Where(d => d.Kind == DocumentKind.RenderedInvoice)
                .ExecuteDeleteAsync(cancel);
            await db
                .Invoices.Where(i => i.Corrects != null && some.Contains(i.Corrects.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Corrects, (InvoiceId?)null), cancel);
        }
    }

    /// <summary>Rows of any table, of this feature or one to come, that point at what would go.</summary>
    private async Task LookForAsync(IEntityType type)
    {
        if (type.ClrType == typeof(InvoiceBody) || type.FindPrimaryKey() is null)
            return;
        foreach (var property in type.GetProperties().Where(p => !IsOwnKey(type, p)))
            if (TracedTables.OfId(property.ClrType) is { } target && added.TryGetValue(target, out var ids))
                foreach (var some in ids.Chunk(Some))
                {
                    var look = LookIn.MakeGenericMethod(
                        type.ClrType,
                        Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
                    );
                    var task =
                        (Task<int>)look.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [property, some], null)!;
                    Note(ObstacleOf(type.ClrType), await task);
                }
    }

    private static readonly MethodInfo LookIn = typeof(UndoWork).GetMethod(
        nameof(CountAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private async Task<int> CountAsync<TRow, TId>(IProperty property, Guid[] some)
        where TRow : class
        where TId : struct, IId<TId>
    {
        var ids = some.Select(TId.From).ToList();
        var name = property.Name;
        var rows = property.IsNullable
            ? db.Set<TRow>().AsNoTracking().Where(r => ids.Contains(EF.Property<TId?>(r, name)!.Value))
            : db.Set<TRow>().AsNoTracking().Where(r => ids.Contains(EF.Property<TId>(r, name)));
        if (!added.ContainsKey(typeof(TRow)))
            return await rows.CountAsync(cancel);
        // Of the tables that the run filled: all but its own rows.
        var key = TraceBook.KeyOf(property.DeclaringType).GetGetter();
        return (await rows.ToListAsync(cancel)).Count(r => !IsAdded(typeof(TRow), TraceBook.IdOf(key.GetClrValue(r)!)));
    }

    private static bool IsOwnKey(IEntityType type, IProperty property) =>
        TracedTables.OfId(property.ClrType) == type.ClrType && property.IsPrimaryKey();

    private static UndoObstacle ObstacleOf(Type row) =>
        row.Name switch
        {
            "AccountCustomer" or "AccountPoint" or "Consent" => UndoObstacle.Accounts,
            "RegistrationRequest" or "RegistrationDraft" => UndoObstacle.Registrations,
            "Case" or "Attachment" => UndoObstacle.Cases,
            "CustomerReading" => UndoObstacle.GivenReadings,
            "LedgerEntry" => UndoObstacle.Payments,
            "BuyerRule" => UndoObstacle.ByHand,
            _ => UndoObstacle.Others,
        };

    private async Task DeleteAsync(Type type)
    {
        if (!added.TryGetValue(type, out var ids))
            return;
        var entity = db.Model.FindEntityType(type)!;
        var key = TraceBook.KeyOf(entity);
        var delete = DeleteSome.MakeGenericMethod(type, key.ClrType);
        foreach (var some in ids.Chunk(Some))
            await (Task)delete.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [key.Name, some], null)!;
    }

    private static readonly MethodInfo DeleteSome = typeof(UndoWork).GetMethod(
        nameof(DeleteSomeAsync),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private Task<int> DeleteSomeAsync<TRow, TId>(string key, Guid[] some)
        where TRow : class
        where TId : struct, IId<TId>
    {
        var ids = some.Select(TId.From).ToList();
        return db.Set<TRow>().Where(r => ids.Contains(EF.Property<TId>(r, key))).ExecuteDeleteAsync(cancel);
    }

    private IEnumerable<TId> IdsOf<TId>(Type type)
        where TId : struct, IId<TId> => added.TryGetValue(type, out var ids) ? ids.Select(TId.From) : [];

    private bool IsAdded(Type type, Guid id) => added.TryGetValue(type, out var ids) && ids.Contains(id);

    private static object IdValue(Type id, Guid value) =>
        id == typeof(Guid) ? value : Activator.CreateInstance(id, value)!;

    private void Note(UndoObstacle obstacle, int count)
    {
        if (count > 0)
            obstacles[obstacle] = obstacles.GetValueOrDefault(obstacle) + count;
    }
}
