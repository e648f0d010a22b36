using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>There is nothing that has not gone out yet.</summary>
public sealed record NothingToExport : Refusal;

/// <summary>Takes what is new into an export (O5). From then on it is that export's: it can be written as often as one
/// likes, and the next one brings what came after it.</summary>
public sealed class TakeExport(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>By a clerk, who downloads it from the list: the export, <see cref="NotOfYourRole"/> or
    /// <see cref="NothingToExport"/>.</summary>
    public async Task<Result<ExportRow>> RunAsync(StaffActor staff, ExportKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await TakeAsync(staff.Utility, staff, kind, cancel);
    }

    /// <summary>By the command line: the export that was cut off last time, where there is one, else a fresh one, or
    /// <see cref="NothingToExport"/>. It is the caller's to see that no other command is at it.</summary>
    public async Task<Result<ExportRow>> OfCommandAsync(UtilityId utility, ExportKind kind, CancellationToken cancel)
    {
        await using (var db = store.Read(utility))
            if (
                await db
                    .Exports.Where(e => e.Kind == kind && e.WrittenAt == null)
                    .OrderBy(e => e.Number)
                    .FirstOrDefaultAsync(cancel) is
                { } cutOff
            )
                return RowOf(cutOff);
        return await TakeAsync(utility, null, kind, cancel);
    }

    /// <summary>It is written whole. With a file: it lies beside it under another name, and
    /// <see cref="NamedAsync"/> follows.</summary>
    public Task WrittenAsync(UtilityId utility, ExportId export, string? file, CancellationToken cancel) =>
        store.WriteAsync(
            utility,
            db =>
                db.Exports.Where(e => e.Id == export)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.WrittenAt, (DateTimeOffset?)clock.GetUtcNow())
                                .SetProperty(e => e.File, file),
                        cancel
                    ),
            cancel
        );

    /// <summary>Its file has its name.</summary>
    public Task NamedAsync(UtilityId utility, ExportId export, CancellationToken cancel) =>
        store.WriteAsync(
            utility,
            db =>
                db.Exports.Where(e => e.Id == export)
                    .ExecuteUpdateAsync(set => set.SetProperty(e => e.File, (string?)null), cancel),
            cancel
        );

    /// <summary>Exports that are written whole and whose file may lack its name, with that name.</summary>
    public async Task<IReadOnlyList<(ExportRow Export, string File)>> UnnamedAsync(
        UtilityId utility,
        ExportKind kind,
        CancellationToken cancel
    )
    {
        await using var db = store.Read(utility);
        var rows = await db.Exports.Where(e => e.Kind == kind && e.File != null).ToListAsync(cancel);
        return [.. rows.Select(e => (RowOf(e), e.File!))];
    }

    private Task<Result<ExportRow>> TakeAsync(
        UtilityId utility,
        StaffActor? staff,
        ExportKind kind,
        CancellationToken cancel
    ) =>
        // Again where another server took the same number.
        CaseWriting.RetryAsync(() =>
            store.WriteAsync(
                utility,
                async db =>
                {
                    var id = ExportId.New();
                    var rows = await NewRows.GiveToAsync(db, kind, id, cancel);
                    if (rows == 0)
                        return (Result<ExportRow>)new NothingToExport();
                    var last = await db.Exports.Where(e => e.Kind == kind).MaxAsync(e => (int?)e.Number, cancel);
                    var now = clock.GetUtcNow();
                    var export = new Export
                    {
                        Id = id,
                        Utility = utility,
                        Kind = kind,
                        Number = (last ?? 0) + 1,
                        TakenAt = now,
                        Rows = rows,
                        Staff = staff?.Staff,
                        WrittenAt = staff is null ? null : now,
                    };
                    db.Exports.Add(export);
                    var detail = string.Create(CultureInfo.InvariantCulture, $"{kind} {export.Number}: {rows}");
                    await trail.AddAsync(
                        db,
                        AuditAct.ExportTaken,
                        staff?.Staff,
                        utility,
                        id.Value,
                        detail,
                        staff?.Origin,
                        cancel
                    );
                    return RowOf(export);
                },
                cancel
            )
        );

    private static ExportRow RowOf(Export e) =>
        new(e.Id, e.Kind, e.Number, e.TakenAt, e.Rows, null, e.WrittenAt is not null);
}
