using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Operators;

/// <summary>Opens a session of staff for the right login and password; what it is good for is decided by what is still
/// owed (<see cref="StaffStage"/>). Every refusal takes the same way, as at <see cref="SignIn"/>: one look, one password
/// hashed, one record written.</summary>
public sealed class SignInStaff(
    EbokStore store,
    Passwords passwords,
    SignInLimits limits,
    StaffSessions sessions,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<SignInStaff> log
)
{
    /// <summary>Waits after wrong passwords; those of a profile are for customers.</summary>
    internal static readonly Limits Waits = new();

    // Beside the utilities' own logins, of which none is called so: it is no slug that a profile may have.
    private static readonly UtilityId Place = new("operator");

    /// <summary>The key for the cookie, <see cref="SignInRefused"/> or <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Result<string>> RunAsync(string? login, string? password, Caller caller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var name = login is { Length: <= LoginName.MaxLength } ? LoginName.Normalise(login) : "";
        using var queued = limits.TryQueue(caller);
        if (queued is null)
            return new TooManyAtOnce();
        using var begun = limits.TryBegin(Place, name, caller);
        var member = await FindAsync(name, cancel);
        var now = clock.GetUtcNow();
        var mayTry = begun is not null && member is { Blocked: false } && !(member.WaitsUntil > now);
        var verified = await passwords.TryVerifyAsync(mayTry ? member!.PasswordHash : null, password, cancel);
        if (verified is not { } verdict)
            return new TooManyAtOnce();
        var right = verdict != PasswordVerificationResult.Failed && !(member!.PasswordGoodUntil <= now);
        if (!right)
            limits.Failed(caller);
        var newHash =
            verdict == PasswordVerificationResult.SuccessRehashNeeded
                ? await passwords.HashAsync(password!, cancel)
                : null;
        string? key = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (right && await OpenAsync(db, member!, newHash, cancel))
                    key = sessions.Add(db, member!, factorAt: null, caller);
                else if (!right && mayTry)
                    await CountFailureAsync(db, member!, now, cancel);
                // An address that tries without end fills no trail: it has been told so by then.
                if (begun is not null)
                    await audit.AddAsync(
                        db,
                        key is null ? AuditAct.StaffSignInRefused : AuditAct.StaffSignedIn,
                        member?.Id,
                        null,
                        null,
                        null,
                        caller.Origin,
                        cancel
                    );
            },
            cancel
        );
        log.LogInformation(
            "Staff sign-in: {Outcome}, staff {Staff}, from {Origin}",
            key is not null ? "password right"
                : begun is null ? "too often"
                : member is null ? "unknown login"
                : member.WaitsUntil > now ? "account waits"
                : mayTry ? "wrong password"
                : "account closed",
            member?.Id.Value,
            caller.Origin
        );
        return key is null ? new SignInRefused() : key;
    }

    private async Task<StaffMember?> FindAsync(string name, CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        return await db.Staff.SingleOrDefaultAsync(s => s.NormalizedLogin == name, cancel);
    }

    // False when he was blocked or his password changed since he was read.
    private static async Task<bool> OpenAsync(
        EbokDb db,
        StaffMember member,
        string? newHash,
        CancellationToken cancel
    ) =>
        await db
            .Staff.Where(s => s.Id == member.Id && !s.Blocked && s.PasswordHash == member.PasswordHash)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Failures, 0)
                        .SetProperty(s => s.WaitsUntil, (DateTimeOffset?)null)
                        .SetProperty(s => s.PasswordHash, s => newHash ?? s.PasswordHash),
                cancel
            ) == 1;

    internal static async Task CountFailureAsync(
        EbokDb db,
        StaffMember member,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var forgotten = member.WaitsUntil < now - Lockout.Forgotten;
        var row = db.Staff.Where(s => s.Id == member.Id);
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Failures, s => forgotten ? 1 : s.Failures + 1),
            cancel
        );
        var wait = Lockout.After(await row.Select(s => s.Failures).SingleAsync(cancel), Waits);
        if (wait > TimeSpan.Zero)
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(s => s.WaitsUntil, (DateTimeOffset?)(now + wait)),
                cancel
            );
    }
}
