using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Setup;

/// <summary>Lets a member of staff make new utilities, or no longer: the administrator of the server does it from the
/// command line.</summary>
public sealed class AllowUtilities(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>His login as he writes it; <see cref="NotFound"/>.</summary>
    public async Task<Result<string>> RunAsync(string login, bool allowed, CancellationToken cancel)
    {
        var name = LoginName.Normalise(login);
        string? found = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (await db.Staff.SingleOrDefaultAsync(s => s.NormalizedLogin == name, cancel) is not { } member)
                    return;
                found = member.Login;
                var right = await db.InstallationAdministrators.SingleOrDefaultAsync(a => a.Staff == member.Id, cancel);
                if (right is not null == allowed)
                    return;
                if (right is null)
                    db.InstallationAdministrators.Add(
                        new InstallationAdministrator { Staff = member.Id, Since = clock.GetUtcNow() }
                    );
                else
                    db.InstallationAdministrators.Remove(right);
                await audit.AddAsync(
                    db,
                    AuditAct.UtilityRightSet,
                    null,
                    null,
                    member.Id.Value,
                    allowed ? null : "not any more",
                    null,
                    cancel
                );
            },
            cancel
        );
        return found is null ? NotFound.Instance : found;
    }
}
