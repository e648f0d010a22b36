using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Operators.People;

/// <summary>For who lost his password or his telephone (O7): a one-time password, seen this once, no second factor any
/// more, sessions ended.</summary>
public sealed class ResetStaff(
    EbokStore store,
    Passwords passwords,
    StaffSessions sessions,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>What to give to him, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="NotYourself"/> or
    /// <see cref="WorksElsewhere"/>.</summary>
    public async Task<Result<OneTimeAccess>> RunAsync(StaffActor staff, StaffId person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        var password = OneTimeSecrets.TemporaryPassword();
        var hash = await passwords.HashAsync(password, cancel);
        var until = clock.GetUtcNow() + ManageStaff.OneTimePasswordGood;
        return await store.ChangeSignInAsync<OneTimeAccess>(
            staff,
            person,
            async (db, member) =>
            {
                await ManageStaff.ResetAsync(db, member, hash, until, sessions, cancel);
                await audit.AddAsync(db, staff, AuditAct.StaffReset, person.Value, null, cancel);
                return new OneTimeAccess(member.Login, password, until);
            },
            cancel
        );
    }
}
