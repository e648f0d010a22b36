using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>What members of staff are called by each other: their login.</summary>
internal static class StaffNames
{
    /// <summary>His login; null: nobody, or he is no longer there.</summary>
    public static async Task<string?> LoginOfAsync(this EbokDb db, StaffId? staff, CancellationToken cancel) =>
        staff is null
            ? null
            : await db.Staff.AsNoTracking().Where(s => s.Id == staff).Select(s => s.Login).SingleOrDefaultAsync(cancel);

    /// <summary>Who can be given work at this utility: clerks and those above, who are not blocked.</summary>
    public static IQueryable<StaffMember> Colleagues(this EbokDb db) =>
        db.Staff.Where(s => !s.Blocked && db.StaffGrants.Any(g => g.Staff == s.Id && g.Role >= StaffRole.Clerk));
}
