using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>The import is not where the page thought it was.</summary>
public sealed record ImportMovedOn : Refusal;

/// <summary>Sets an import going that was tried.</summary>
public sealed class StartImport(EbokStore store, AuditTrail audit, ImportSignal signal)
{
    /// <summary>In line; <see cref="ImportMovedOn"/>, <see cref="NotOfYourRole"/>. Twice is once.</summary>
    public async Task<Result<ImportRunId>> RunAsync(StaffActor staff, ImportRunId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var started = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                db.Changed(LiveTopic.Imports);
                var moved = await db
                    .ImportRuns.Where(r => r.Id == id && r.State == ImportState.Checked)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Waiting), cancel);
                if (moved == 1)
                    await audit.AddAsync(db, staff, AuditAct.ImportStarted, id.Value, null, cancel);
                return moved == 1;
            },
            cancel
        );
        if (!started)
            return new ImportMovedOn();
        signal.Wake();
        return id;
    }
}

/// <summary>Stops an import, or throws away the files of one that has not begun.</summary>
public sealed class CancelImport(EbokStore store, ImportFolders folders, AuditTrail audit, TimeProvider clock)
{
    private static readonly ImportState[] NotBegun = [ImportState.Received, ImportState.Checked, ImportState.Waiting];

    /// <summary>Stopped, or asked to stop after the batch in hand; <see cref="ImportMovedOn"/>,
    /// <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<ImportRunId>> RunAsync(StaffActor staff, ImportRunId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var (thrownAway, asked) = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                db.Changed(LiveTopic.Imports);
                var now = clock.GetUtcNow();
                var ended = await db
                    .ImportRuns.Where(r => r.Id == id && NotBegun.Contains(r.State))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(r => r.State, ImportState.Cancelled).SetProperty(r => r.EndedAt, now),
                        cancel
                    );
                var asked = await db
                    .ImportRuns.Where(r => r.Id == id && r.Origin != ImportOrigin.CommandLine && !r.CancelAsked)
                    .Where(r => r.State == ImportState.Running || r.State == ImportState.Checking)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.CancelAsked, true), cancel);
                if (ended + asked > 0)
                    await audit.AddAsync(db, staff, AuditAct.ImportCancelled, id.Value, null, cancel);
                return (ended == 1, asked == 1);
            },
            cancel
        );
        if (!thrownAway && !asked)
            return new ImportMovedOn();
        if (thrownAway)
            ImportFolders.Remove(folders.Of(id));
        return id;
    }
}

/// <summary>Says when the watched folder is emptied.</summary>
public sealed class SetImportSchedule(EbokStore store, AuditTrail audit)
{
    /// <summary>Set; <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">A manager, or more.</param>
    /// <param name="off">Nobody looks.</param>
    /// <param name="at">Time of day in Warsaw; null: as soon as files are complete.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<bool>> RunAsync(StaffActor staff, bool off, TimeOnly? at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var schedule = await db.ImportSchedules.SingleOrDefaultAsync(cancel);
                if (schedule is null)
                    db.ImportSchedules.Add(schedule = new ImportSchedule { Utility = staff.Utility });
                (schedule.Off, schedule.At) = (off, at);
                await db.SaveChangesAsync(cancel);
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.ImportScheduled,
                    null,
                    off ? "off" : at?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "at once",
                    cancel
                );
            },
            cancel
        );
        return true;
    }
}
