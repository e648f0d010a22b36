using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>The code was not right, or too many were wrong; nobody is told which.</summary>
public sealed record WrongStaffCode : Refusal;

/// <summary>A second factor that was set up.</summary>
/// <param name="Key">For the cookie of the session that may work now.</param>
/// <param name="RecoveryCodes">Seen this once.</param>
public sealed record StaffEnrolled(string Key, IReadOnlyList<string> RecoveryCodes);

/// <summary>The second factor that staff need (O7): set up at the first sign-in, asked for at each other. A right code
/// turns the half-open session into a new one, with a new key.</summary>
public sealed class StaffFactor(
    EbokStore store,
    SecondFactors factors,
    StaffSessions sessions,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Looks at a code of the app or a recovery code: the key for the cookie, or <see cref="WrongStaffCode"/>.</summary>
    public async Task<Result<string>> VerifyAsync(
        OpenStaffSession session,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        string? key = null;
        await store.WriteAllAsync(
            async db =>
            {
                var verdict =
                    session.Stage == StaffStage.OwesFactor
                        ? await factors.VerifyAsync(db, session.Staff.Value, code, SignInStaff.Waits, cancel)
                        : FactorVerdict.NotTried;
                if (verdict is FactorVerdict.AppCode or FactorVerdict.RecoveryCode)
                    key = await OpenAsync(db, session, caller, cancel);
                else if (verdict == FactorVerdict.Wrong)
                    await audit.AddAsync(
                        db,
                        AuditAct.StaffFactorRefused,
                        session.Staff,
                        null,
                        null,
                        null,
                        caller.Origin,
                        cancel
                    );
            },
            cancel
        );
        return key is null ? new WrongStaffCode() : key;
    }

    /// <summary>The key for the app, made now or a moment ago; null unless the session owes one.</summary>
    public async Task<FactorKey?> BeginAsync(OpenStaffSession session, string issuer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Stage != StaffStage.OwesEnrolment)
            return null;
        await using (var db = store.ReadAll())
            if (await factors.PendingAsync(db, session.Staff.Value, issuer, session.Login, cancel) is { } begun)
                return begun;
        await store.WriteAllAsync(db => factors.BeginAsync(db, session.Staff.Value, cancel), cancel);
        await using var after = store.ReadAll();
        return await factors.PendingAsync(after, session.Staff.Value, issuer, session.Login, cancel);
    }

    /// <summary>Turns it on by a first code of the app, or <see cref="WrongStaffCode"/>.</summary>
    public async Task<Result<StaffEnrolled>> ConfirmAsync(
        OpenStaffSession session,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        StaffEnrolled? enrolled = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (
                    session.Stage != StaffStage.OwesEnrolment
                    || await factors.ConfirmAsync(db, session.Staff.Value, code, cancel) is not { } codes
                    || await OpenAsync(db, session, caller, cancel) is not { } key
                )
                    return;
                enrolled = new(key, codes);
                await audit.AddAsync(
                    db,
                    AuditAct.StaffFactorSet,
                    session.Staff,
                    null,
                    null,
                    null,
                    caller.Origin,
                    cancel
                );
            },
            cancel
        );
        return enrolled is null ? new WrongStaffCode() : enrolled;
    }

    // Null when the session was ended, or he was blocked, meanwhile.
    private async Task<string?> OpenAsync(EbokDb db, OpenStaffSession session, Caller caller, CancellationToken cancel)
    {
        var member = await db
            .Staff.AsNoTracking()
            .SingleOrDefaultAsync(
                m =>
                    m.Id == session.Staff
                    && !m.Blocked
                    && db.StaffSessions.Any(s => s.Id == session.Id && s.EndedAt == null),
                cancel
            );
        if (member is null)
            return null;
        await sessions.EndAsync(db, session.Id, cancel);
        return sessions.Add(db, member, clock.GetUtcNow(), caller);
    }
}
