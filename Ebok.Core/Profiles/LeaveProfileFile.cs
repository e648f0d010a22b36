using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Profiles;

/// <summary>Leaves a changed file on disk aside: what was published stays in force, and the file is not offered again
/// until it changes once more.</summary>
public sealed class LeaveProfileFile(EbokStore store, ProfileFiles files, AuditTrail audit)
{
    /// <summary>True; <see cref="NotFound"/> where there is no such file or nothing was published; <see cref="NotOfYourRole"/>.</summary>
    public async Task<Result<bool>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        if (FileOnDisk.Read(files, staff.Utility) is not { Hash: { } hash })
            return NotFound.Instance;
        return await store.WriteAsync<Result<bool>>(
            staff.Utility,
            async db =>
            {
                if (await db.LatestAsync(cancel) is not { } latest)
                    return NotFound.Instance;
                await db
                    .ProfileVersions.Where(v => v.Number == latest.Number)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.FileHash, hash), cancel);
                await audit.AddAsync(db, staff, AuditAct.ProfileFileLeft, null, null, cancel);
                return true;
            },
            cancel
        );
    }
}
