using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Operators.People;

/// <summary>Makes somebody something else at this utility, or takes his access to it (O7). It holds at his next click:
/// roles are read at each request.</summary>
public sealed class ChangeStaffRole(EbokStore store, StaffSessions sessions, AuditTrail audit)
{
    /// <summary>The role he has now, <see cref="NotOfYourRole"/>, <see cref="NotFound"/> or
    /// <see cref="LastAdministrator"/>.</summary>
    public async Task<Result<StaffRole>> RunAsync(
        StaffActor staff,
        StaffId person,
        StaffRole role,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        if (!Enum.IsDefined(role))
            return NotFound.Instance;
        return await store.WriteAsync<Result<StaffRole>>(
            staff.Utility,
            async db =>
            {
                if (await db.FindHereAsync(person, cancel) is not { } found)
                    return NotFound.Instance;
                if (found.Grant.Role == role)
                    return role;
                if (role < StaffRole.Administrator && !await db.HasAnotherAdministratorAsync(person, cancel))
                    return new LastAdministrator();
                found.Grant.Role = role;
                await audit.AddAsync(db, staff, AuditAct.StaffRoleChanged, person.Value, role.ToString(), cancel);
                return role;
            },
            cancel
        );
    }

    /// <summary>He works here no more: his login, <see cref="NotOfYourRole"/>, <see cref="NotFound"/> or
    /// <see cref="NotYourself"/>.</summary>
    public async Task<Result<string>> TakeAsync(StaffActor staff, StaffId person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        if (person == staff.Staff)
            return new NotYourself();
        return await store.WriteAsync<Result<string>>(
            staff.Utility,
            async db =>
            {
                if (await db.FindHereAsync(person, cancel) is not { } found)
                    return NotFound.Instance;
                db.StaffGrants.Remove(found.Grant);
                await sessions.EndAllAsync(db, person, cancel);
                await audit.AddAsync(db, staff, AuditAct.StaffAccessTaken, person.Value, null, cancel);
                return found.Member.Login;
            },
            cancel
        );
    }
}
