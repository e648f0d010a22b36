using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators.People;

/// <summary>Adds a member of staff to the utility (O7). Who works already at another one of the administrator's gets a
/// role here too, and goes on with his own sign-in.</summary>
public sealed class AddStaff(EbokStore store, Passwords passwords, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What to give to him, <see cref="NotOfYourRole"/>, <see cref="NotALogin"/> or
    /// <see cref="StaffLoginTaken"/>.</summary>
    /// <param name="staff">An administrator.</param>
    /// <param name="login">Letters, digits, an e-mail.</param>
    /// <param name="role">What he is here.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<OneTimeAccess>> RunAsync(
        StaffActor staff,
        string? login,
        StaffRole role,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        var name = LoginName.Normalise(login ?? "");
        if (name.Length is 0 or > LoginName.MaxLength || !name.Any(char.IsLetterOrDigit) || !Enum.IsDefined(role))
            return new NotALogin();
        var password = OneTimeSecrets.TemporaryPassword();
        var hash = await passwords.HashAsync(password, cancel);
        var now = clock.GetUtcNow();
        return await store.WriteAsync<Result<OneTimeAccess>>(
            staff.Utility,
            async db =>
            {
                var known = await db.Staff.SingleOrDefaultAsync(s => s.NormalizedLogin == name, cancel);
                if (known is not null && !await MayGrantAsync(db, staff, known.Id, cancel))
                    return new StaffLoginTaken();
                var member = known ?? New(login!.Trim(), name, hash, now);
                if (known is null)
                    db.Staff.Add(member);
                db.StaffGrants.Add(
                    new StaffGrant
                    {
                        Staff = member.Id,
                        Utility = staff.Utility,
                        Role = role,
                    }
                );
                await audit.AddAsync(db, staff, AuditAct.StaffAdded, member.Id.Value, role.ToString(), cancel);
                return known is null
                    ? new OneTimeAccess(member.Login, password, member.PasswordGoodUntil)
                    : new OneTimeAccess(member.Login, null, null);
            },
            cancel
        );
    }

    // Not here yet, and no stranger: whether another utility has somebody of that name is told to nobody else.
    private static async Task<bool> MayGrantAsync(EbokDb db, StaffActor staff, StaffId person, CancellationToken cancel)
    {
        var all = db.StaffGrants.IgnoreQueryFilters().Where(g => g.Staff == person);
        return !await all.AnyAsync(g => g.Utility == staff.Utility, cancel)
            && await all.AnyAsync(cancel)
            && !await db.OutOfReach(staff).AnyAsync(g => g.Staff == person, cancel);
    }

    private static StaffMember New(string login, string name, string hash, DateTimeOffset now) =>
        new()
        {
            Id = StaffId.New(),
            Login = login,
            NormalizedLogin = name,
            PasswordHash = hash,
            MustChangePassword = true,
            PasswordGoodUntil = now + ManageStaff.OneTimePasswordGood,
            CreatedAt = now,
        };
}
