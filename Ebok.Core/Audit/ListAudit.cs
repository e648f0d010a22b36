using System.Globalization;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Audit;

/// <summary>Somebody who can be asked for in the trail.</summary>
public sealed record AuditPerson(StaffId Id, string Login);

/// <summary>One page of the trail, and by whom it can be filtered.</summary>
public sealed record AuditView(Page<AuditRow> Rows, IReadOnlyList<AuditPerson> People);

/// <summary>The audit trail for managers and administrators (O7): newest first.</summary>
public sealed class ListAudit(EbokStore store)
{
    private static readonly SortKeys<AuditRecord> Keys = new SortKeys<AuditRecord>().With("nr", r => r.Number);

    /// <summary>One page, newest first unless sorted by <c>nr</c>, or <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<AuditView>> RunAsync(
        StaffActor staff,
        AuditFilter filter,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = store.Read(staff.Utility);
        var records = await db.AuditOfAsync(staff, filter, cancel);
        var total = await records.CountAsync(cancel);
        var slice = Keys.Slice(db.Audit, records, r => r.Number, sort, new("nr", Down: true), page, total);
        var rows = await slice.Rows.ToListAsync(cancel);
        var people = await db
            .Staff.Where(s => db.StaffGrants.Any(g => g.Staff == s.Id))
            .OrderBy(s => s.NormalizedLogin)
            .Select(s => new AuditPerson(s.Id, s.Login))
            .ToListAsync(cancel);
        return new AuditView(slice.Page(await db.NamedAsync(rows, cancel)), people);
    }
}

/// <summary>What is exported.</summary>
/// <param name="Count">Records.</param>
/// <param name="Rows">Read as they are written.</param>
public sealed record AuditExport(int Count, IAsyncEnumerable<AuditRow> Rows);

/// <summary>The trail as a file, oldest first; that it was taken is a record itself.</summary>
public sealed class ExportAudit(EbokStore store, AuditTrail audit)
{
    // With names looked up for each so many.
    private const int Batch = 500;

    /// <summary>Records in one file at most: the newest of what is asked for.</summary>
    public const int Most = 100_000;

    /// <summary>The rows, or <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">A manager at least.</param>
    /// <param name="filter">As on the page.</param>
    /// <param name="format">For the record: csv, json.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<AuditExport>> RunAsync(
        StaffActor staff,
        AuditFilter filter,
        string format,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        ArgumentNullException.ThrowIfNull(filter);
        var numbers = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var asked = await (await db.AuditOfAsync(staff, filter, cancel))
                    .OrderByDescending(r => r.Number)
                    .Select(r => r.Number)
                    .Take(Most)
                    .ToListAsync(cancel);
                var detail = string.Create(CultureInfo.InvariantCulture, $"{format} {asked.Count}");
                await audit.AddAsync(db, staff, AuditAct.AuditExported, null, detail, cancel);
                asked.Reverse();
                return asked;
            },
            cancel
        );
        return new AuditExport(numbers.Count, RowsAsync(staff, numbers, cancel));
    }

    private async IAsyncEnumerable<AuditRow> RowsAsync(
        StaffActor staff,
        IReadOnlyList<long> numbers,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var db = store.Read(staff.Utility);
        foreach (var batch in numbers.Chunk(Batch))
        {
            var records = await db
                .Audit.Where(r => batch.Contains(r.Number))
                .OrderBy(r => r.Number)
                .ToListAsync(cancel);
            foreach (var row in await db.NamedAsync(records, cancel))
                yield return row;
        }
    }
}
