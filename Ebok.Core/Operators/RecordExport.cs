using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Data;

namespace Ebok.Core.Operators;

/// <summary>Notes that a member of staff takes a list home as a file.</summary>
public sealed class RecordExport(EbokStore store, AuditTrail audit)
{
    /// <summary>Before the file goes out.</summary>
    /// <param name="staff">Who.</param>
    /// <param name="table">Which list, by its address.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancel">Of the request.</param>
    public Task RunAsync(StaffActor staff, string table, int rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{table}: {rows}");
        return store.WriteAsync(
            staff.Utility,
            db => audit.AddAsync(db, staff, AuditAct.TableExported, null, detail, cancel),
            cancel
        );
    }
}
