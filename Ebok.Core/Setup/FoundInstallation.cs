using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Setup;

/// <summary>The code of the set-up page is not the one that was printed.</summary>
public sealed record WrongSetupCode : Refusal;

/// <summary>There is an administrator already.</summary>
public sealed record AlreadyFounded : Refusal;

/// <summary>No login, or too long a one.</summary>
public sealed record NoLogin : Refusal;

/// <summary>Makes the first administrator of an installation that has no utility and no staff yet. He sets up his second
/// factor before he gets further, as everybody of the staff.</summary>
public sealed class FoundInstallation(
    EbokStore store,
    UtilityCatalog catalog,
    SetupCode code,
    Passwords passwords,
    SignInLimits limits,
    StaffSessions sessions,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Whether the set-up page is there at all.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancel)
    {
        if (catalog.All.Count > 0)
            return false;
        await using var db = store.ReadAll();
        return !await db.Staff.AnyAsync(cancel);
    }

    /// <summary>The key for his cookie; <see cref="WrongSetupCode"/>, <see cref="AlreadyFounded"/>, <see cref="NoLogin"/>,
    /// <see cref="PasswordTooWeak"/>, <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Result<string>> RunAsync(
        string? typedCode,
        string? login,
        string? password,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!await IsOpenAsync(cancel))
            return new AlreadyFounded();
        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        if (!code.Matches(typedCode))
        {
            limits.Failed(caller);
            return new WrongSetupCode();
        }
        var name = login is null ? "" : LoginName.Normalise(login);
        if (name.Length is 0 or > LoginName.MaxLength)
            return new NoLogin();
        var unmet = PasswordCheck.Unmet(password ?? "", NoUtility.Profile, login!);
        if (unmet.Count > 0)
            return new PasswordTooWeak(unmet);
        var hash = await passwords.HashAsync(password!, cancel);
        var now = clock.GetUtcNow();
        string? key = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (await db.Staff.AnyAsync(cancel))
                    return;
                var member = new StaffMember
                {
                    Id = StaffId.New(),
                    Login = login!.Trim(),
                    NormalizedLogin = name,
                    PasswordHash = hash,
                    CreatedAt = now,
                };
                db.Staff.Add(member);
                db.InstallationAdministrators.Add(new InstallationAdministrator { Staff = member.Id, Since = now });
                key = sessions.Add(db, member, factorAt: null, caller);
                await db.SaveChangesAsync(cancel);
                await audit.AddAsync(
                    db,
                    AuditAct.InstallationFounded,
                    member.Id,
                    null,
                    member.Id.Value,
                    null,
                    caller.Origin,
                    cancel
                );
            },
            cancel
        );
        return key is null ? new AlreadyFounded() : key;
    }
}
