using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Operators.People;

/// <summary>Blocks a member of staff, or lets him in again; ends his sessions (O7).</summary>
public sealed class BlockStaff(EbokStore store, StaffSessions sessions, AuditTrail audit)
{
    /// <summary>His login, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="NotYourself"/> or
    /// <see cref="WorksElsewhere"/>. What is so already stays so, without a record.</summary>
    public async Task<Result<string>> RunAsync(StaffActor staff, StaffId person, bool blocked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        return await store.ChangeSignInAsync<string>(
            staff,
            person,
            async (db, member) =>
            {
                if (member.Blocked == blocked)
                    return member.Login;
                member.Blocked = blocked;
                await sessions.EndAllAsync(db, person, cancel);
                var act = blocked ? AuditAct.StaffBlocked : AuditAct.StaffUnblocked;
                await audit.AddAsync(db, staff, act, person.Value, null, cancel);
                return member.Login;
            },
            cancel
        );
    }
}

/// <summary>Signs a member of staff out everywhere: a telephone lost, a browser left open (O7).</summary>
public sealed class EndStaffSessions(EbokStore store, StaffSessions sessions, AuditTrail audit)
{
    /// <summary>His login, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="NotYourself"/> or
    /// <see cref="WorksElsewhere"/>.</summary>
    public async Task<Result<string>> RunAsync(StaffActor staff, StaffId person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        return await store.ChangeSignInAsync<string>(
            staff,
            person,
            async (db, member) =>
            {
                await sessions.EndAllAsync(db, person, cancel);
                await audit.AddAsync(db, staff, AuditAct.StaffSessionsEnded, person.Value, null, cancel);
                return member.Login;
            },
            cancel
        );
    }
}
