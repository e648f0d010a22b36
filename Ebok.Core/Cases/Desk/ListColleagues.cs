using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>A colleague who can be given a case.</summary>
public sealed record Colleague(StaffId Id, string Login);

/// <summary>Who can be given work at this utility, he who asks too, by login.</summary>
public sealed class ListColleagues(EbokStore store)
{
    /// <summary>For every role.</summary>
    public async Task<IReadOnlyList<Colleague>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await db.Colleagues()
            .OrderBy(s => s.Login)
            .Select(s => new Colleague(s.Id, s.Login))
            .ToListAsync(cancel);
    }
}
