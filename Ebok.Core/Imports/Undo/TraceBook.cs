using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Ebok.Core.Data;
using Ebok.Core.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ebok.Core.Imports.Undo;

/// <summary>Writes down what the transaction under way adds, changes and deletes of <see cref="TracedTables"/>.</summary>
internal sealed class TraceBook
{
    private const int IdBytes = 16;
    private readonly Dictionary<Type, List<Guid>> added = [];
    private readonly Dictionary<Type, List<TracedRow>> changed = [];

    /// <summary>Rows written down.</summary>
    internal int Count { get; private set; }

    /// <summary>New rows, past the change tracker.</summary>
    internal void Added<TRow>(EbokDb db, IReadOnlyList<TRow> rows)
        where TRow : class
    {
        // An invoice's body goes with it.
        if (!TracedTables.Has(typeof(TRow)) || typeof(TRow) == typeof(InvoiceBody))
            return;
        var key = KeyOf(db.Model.FindEntityType(typeof(TRow))!);
        var getter = key.GetGetter();
        var ids = ListOf(added, typeof(TRow));
        foreach (var row in rows)
            ids.Add(IdOf(getter.GetClrValue(row)!));
        Count += rows.Count;
    }

    /// <summary>What is about to be saved.</summary>
    internal void See(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries())
        {
            var type = entry.Metadata.ClrType;
            if (!TracedTables.Has(type))
                continue;
            var id = IdOf(entry.Property(KeyOf(entry.Metadata).Name).CurrentValue!);
            switch (entry.State)
            {
                case EntityState.Added:
                    ListOf(added, type).Add(id);
                    break;
                case EntityState.Modified:
                    var before = new Dictionary<string, JsonElement>();
                    var after = new Dictionary<string, JsonElement>();
                    foreach (var property in entry.Properties.Where(p => p.IsModified))
                    {
                        before[property.Metadata.Name] = TraceValues.Write(property.Metadata, property.OriginalValue);
                        after[property.Metadata.Name] = TraceValues.Write(property.Metadata, property.CurrentValue);
                    }
                    ListOf(changed, type).Add(new TracedRow(id, before, after));
                    break;
                case EntityState.Deleted:
                    ListOf(changed, type)
                        .Add(
                            new TracedRow(
                                id,
                                entry.Properties.ToDictionary(
                                    p => p.Metadata.Name,
                                    p => TraceValues.Write(p.Metadata, p.OriginalValue)
                                ),
                                null
                            )
                        );
                    break;
                default:
                    continue;
            }
            Count++;
        }
    }

    /// <summary>The pages of the book, for this transaction to store.</summary>
    internal IEnumerable<ImportTrace> Pages(ImportJob job, Func<int> number)
    {
        foreach (var type in TracedTables.All)
            if (added.ContainsKey(type) || changed.ContainsKey(type))
                yield return new ImportTrace
                {
                    Run = job.Run,
                    Utility = job.Utility,
                    Number = number(),
                    Table = type.Name,
                    Added = added.TryGetValue(type, out var ids) ? Pack(ids) : null,
                    Changed = changed.TryGetValue(type, out var rows) ? Pack(rows) : null,
                };
    }

    internal static IEnumerable<Guid> UnpackIds(byte[]? bytes)
    {
        for (var at = 0; at < bytes?.Length; at += IdBytes)
            yield return new Guid(bytes.AsSpan(at, IdBytes), bigEndian: true);
    }

    internal static IReadOnlyList<TracedRow> UnpackRows(byte[]? bytes)
    {
        if (bytes is null)
            return [];
        using var packed = new MemoryStream(bytes);
        using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<TracedRow>>(plain)!;
    }

    /// <summary>When a version 7 id was made: its first 48 bits are milliseconds.</summary>
    internal static DateTimeOffset MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    internal static IProperty KeyOf(IReadOnlyTypeBase type) =>
        (IProperty)((IEntityType)type).FindPrimaryKey()!.Properties[0];

    internal static Guid IdOf(object id) =>
        id is Guid guid ? guid : (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!;

    private static List<T> ListOf<T>(Dictionary<Type, List<T>> lists, Type type) =>
        lists.TryGetValue(type, out var list) ? list : lists[type] = [];

    private static byte[] Pack(List<Guid> ids)
    {
        var bytes = new byte[ids.Count * IdBytes];
        for (var i = 0; i < ids.Count; i++)
            ids[i].TryWriteBytes(bytes.AsSpan(i * IdBytes), bigEndian: true, out _);
        return bytes;
    }

    private static byte[] Pack(List<TracedRow> rows)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, rows);
        return packed.ToArray();
    }
}
