using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>Writes an export, row by row: however many there are, one is in memory.</summary>
public sealed class WriteExport(EbokStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>How the command line and file names call a kind: <c>data-changes</c>.</summary>
    public static string WordOf(ExportKind kind) =>
        kind switch
        {
            ExportKind.Readings => "readings",
            ExportKind.DataChanges => "data-changes",
            ExportKind.Consents => "consents",
            ExportKind.Cases => "cases",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary><c>odczyty-kpec-000012.csv</c>.</summary>
    public static string FileNameOf(UtilityId utility, ExportRow export, ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(export);
        var kind = export.Kind switch
        {
            ExportKind.Readings => "odczyty",
            ExportKind.DataChanges => "zmiany-danych",
            ExportKind.Consents => "zgody",
            _ => "sprawy",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}-{utility.Slug}-{export.Number:000000}.{(format == ExportFormat.Csv ? "csv" : "json")}"
        );
    }

    /// <summary>Finds an export of a clerk's utility to be downloaded, once more or for the first time: the trail holds
    /// who did; else <see cref="NotOfYourRole"/> or <see cref="NotFound"/>.</summary>
    public async Task<Result<ExportRow>> OpenAsync(StaffActor staff, ExportId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (await db.Exports.SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } export)
                    return (Result<ExportRow>)NotFound.Instance;
                // Had the command line been cut off with it, it is out of its hands now.
                export.WrittenAt ??= clock.GetUtcNow();
                await trail.AddAsync(
                    db,
                    staff,
                    AuditAct.ExportOpened,
                    id.Value,
                    string.Create(CultureInfo.InvariantCulture, $"{export.Kind} {export.Number}"),
                    cancel
                );
                return new ExportRow(id, export.Kind, export.Number, export.TakenAt, export.Rows, null, true);
            },
            cancel
        );
    }

    /// <summary>An earlier export by its number, for the command line; null: there is none.</summary>
    public async Task<ExportRow?> FindAsync(UtilityId utility, ExportKind kind, int number, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        return await db
            .Exports.Where(e => e.Kind == kind && e.Number == number)
            .Select(e => new ExportRow(e.Id, e.Kind, e.Number, e.TakenAt, e.Rows, null, e.WrittenAt != null))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Writes the rows of an export; how many lines.</summary>
    public Task<int> RunAsync(
        UtilityId utility,
        ExportRow export,
        ExportFormat format,
        Stream output,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(export);
        return RunAsync(utility, new(export.Kind, export.Id, null), export.Number, format, output, cancel);
    }

    /// <summary>Writes everything from a day on, whether it went out before or not, and marks nothing.</summary>
    public Task<int> SinceAsync(
        UtilityId utility,
        ExportKind kind,
        DateOnly since,
        ExportFormat format,
        Stream output,
        CancellationToken cancel
    ) => RunAsync(utility, new(kind, null, since), null, format, output, cancel);

    private async Task<int> RunAsync(
        UtilityId utility,
        ExportChoice choice,
        int? number,
        ExportFormat format,
        Stream output,
        CancellationToken cancel
    )
    {
        await using var db = store.Read(utility);
        var table = ExportTable.Of(db, choice);
        return format == ExportFormat.Csv
            ? await CsvOutput.WriteAsync(table, output, cancel)
            : await JsonOutput.WriteAsync(table, utility.Slug, WordOf(choice.Kind), number, output, cancel);
    }
}
