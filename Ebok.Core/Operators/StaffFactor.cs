using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>The code was not right, or too many were wrong; nobody is told which.</summary>
public sealed record WrongStaffCode : Refusal;

/// <summary>A second factor that was set up.</summary>
/// <param name="Key">For the cookie of the session that may work now.</param>
/// <param name="RecoveryCodes">Seen this once.</param>
public sealed record StaffEnrolled(string Key, IReadOnlyList<string> RecoveryCodes);

/// <summary>What a member of staff has set up.</summary>
/// <param name="App">An authenticator app, with recovery codes.</param>
/// <param name="Passkey">A passkey.</param>
public sealed record StaffFactors(bool App, bool Passkey);

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
                    await RecordAsync(db, AuditAct.StaffFactorRefused, session, caller, cancel);
            },
            cancel
        );
        return key is null ? new WrongStaffCode() : key;
    }

    /// <summary>Where passkeys of staff are kept, beside the utilities' own: no profile may be called so.</summary>
    public static readonly UtilityId PasskeyPlace = new("operator");

    /// <summary>What the session's owner has set up.</summary>
    public async Task<StaffFactors> WaysAsync(OpenStaffSession session, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.Read(PasskeyPlace);
        var owner = new AccountId(session.Staff.Value);
        return new(
            await SecondFactors.HasAsync(db, session.Staff.Value, cancel),
            await db.Passkeys.AnyAsync(p => p.Account == owner, cancel)
        );
    }

    /// <summary>Takes a passkey's signature in place of a code: the key for the cookie, or <see cref="WrongStaffCode"/>.</summary>
    /// <param name="session">Owes a second factor.</param>
    /// <param name="proof">Null: the signature was not right.</param>
    /// <param name="caller">From where.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<string>> VerifyAsync(
        OpenStaffSession session,
        PasskeyProof? proof,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(caller);
        return await store.WriteAsync<Result<string>>(
            PasskeyPlace,
            async db =>
            {
                if (
                    session.Stage == StaffStage.OwesFactor
                    && proof is not null
                    && proof.Account.Value == session.Staff.Value
                    && await proof.TakeAsync(db, clock.GetUtcNow(), cancel)
                    && await OpenAsync(db, session, caller, cancel) is { } key
                )
                    return key;
                await RecordAsync(db, AuditAct.StaffFactorRefused, session, caller, cancel);
                return new WrongStaffCode();
            },
            cancel
        );
    }

    /// <summary>Takes on a passkey as the second factor that is owed: the key for the cookie, or
    /// <see cref="WrongStaffCode"/> when none is, or the session is over.</summary>
    public async Task<Result<string>> EnrolAsync(
        OpenStaffSession session,
        UserPasskeyInfo made,
        string name,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(caller);
        return await store.WriteAsync<Result<string>>(
            PasskeyPlace,
            async db =>
            {
                if (
                    session.Stage != StaffStage.OwesEnrolment
                    || await OpenAsync(db, session, caller, cancel) is not { } key
                )
                    return new WrongStaffCode();
                var owner = new AccountId(session.Staff.Value);
                db.Passkeys.Add(AddPasskey.New(PasskeyPlace, owner, made, name, clock.GetUtcNow()));
                await RecordAsync(db, AuditAct.StaffFactorSet, session, caller, cancel);
                return key;
            },
            cancel
        );
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
                await RecordAsync(db, AuditAct.StaffFactorSet, session, caller, cancel);
            },
            cancel
        );
        return enrolled is null ? new WrongStaffCode() : enrolled;
    }

    private Task RecordAsync(
        EbokDb db,
        AuditAct act,
        OpenStaffSession session,
        Caller caller,
        CancellationToken cancel
    ) => audit.AddAsync(db, act, session.Staff, null, null, null, caller.Origin, cancel);

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
