using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>What has not gone out yet. What the billing system has already (a reading that was billed, a change that an
/// import brought) does not go out.</summary>
internal static class NewRows
{
    public static Task<int> CountAsync(EbokDb db, ExportKind kind, CancellationToken cancel) =>
        kind switch
        {
            ExportKind.Readings => Readings(db).CountAsync(cancel),
            ExportKind.DataChanges => Changes(db).CountAsync(cancel),
            ExportKind.Consents => db.Consents.CountAsync(c => c.Export == null, cancel),
            ExportKind.Cases => db.Cases.CountAsync(c => c.Export == null, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Gives them to an export, in one statement: of two exports at once the second finds those that are left.
    /// How many they are.</summary>
    public static Task<int> GiveToAsync(EbokDb db, ExportKind kind, ExportId export, CancellationToken cancel) =>
        kind switch
        {
            ExportKind.Readings => Readings(db)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Export, (ExportId?)export), cancel),
            ExportKind.DataChanges => Changes(db)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Export, (ExportId?)export), cancel),
            ExportKind.Consents => db
                .Consents.Where(c => c.Export == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Export, (ExportId?)export), cancel),
            ExportKind.Cases => db
                .Cases.Where(c => c.Export == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Export, (ExportId?)export), cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static IQueryable<CustomerReading> Readings(EbokDb db) =>
        db.CustomerReadings.Where(r => r.Export == null && r.Status == GivenState.Accepted);

    private static IQueryable<DataChange> Changes(EbokDb db) =>
        db.DataChanges.Where(c => c.Export == null && c.State == DataChangeState.Accepted);
}
