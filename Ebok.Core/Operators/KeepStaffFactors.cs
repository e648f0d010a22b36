using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>The only second factor of a member of staff is not taken away: he needs one (O7).</summary>
public sealed record LastStaffFactor : Refusal;

/// <summary>What guards the sign-in of a member of staff.</summary>
/// <param name="App">Authenticator app and its recovery codes.</param>
/// <param name="Passkeys">By age.</param>
/// <param name="OtherSessions">His open sessions in other browsers.</param>
public sealed record StaffSecurity(FactorState App, IReadOnlyList<PasskeyRow> Passkeys, int OtherSessions);

/// <summary>A member of staff keeps his own second factors (S2, O7): a new telephone, new recovery codes, passkeys added
/// and removed, other browsers signed out. Every change is against the password, and on the trail.</summary>
public sealed class KeepStaffFactors(
    EbokStore store,
    SecondFactors factors,
    StaffPasswordCheck check,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>What there is.</summary>
    public async Task<StaffSecurity> ReadAsync(OpenStaffSession session, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.Read(StaffFactor.PasskeyPlace);
        return new(
            await SecondFactors.StateAsync(db, session.Staff.Value, cancel),
            await PasskeysOf(db, session)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new PasskeyRow(p.Id, p.Name, p.CreatedAt, p.LastUsedAt))
                .ToListAsync(cancel),
            await Others(db, session).CountAsync(cancel)
        );
    }

    /// <summary>Null: it is his password. Else <see cref="WrongPassword"/> or <see cref="TooManyAtOnce"/>.</summary>
    public async Task<Refusal?> ConfirmAsync(
        OpenStaffSession session,
        string? password,
        Caller caller,
        CancellationToken cancel
    ) => (await check.VerifyAsync(session, password, caller, cancel)).Refusal;

    /// <summary>Adds a passkey that his browser has just made; the password was asked for before the browser was. Null:
    /// added. Else <see cref="TooManyPasskeys"/>.</summary>
    public async Task<Refusal?> AddPasskeyAsync(
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
        return await store.WriteAsync<Refusal?>(
            StaffFactor.PasskeyPlace,
            async db =>
            {
                if (await PasskeysOf(db, session).CountAsync(cancel) >= AddPasskey.MaxPasskeys)
                    return new TooManyPasskeys();
                var owner = new AccountId(session.Staff.Value);
                db.Passkeys.Add(AddPasskey.New(StaffFactor.PasskeyPlace, owner, made, name, clock.GetUtcNow()));
                await RecordAsync(db, session, "passkey added", caller, cancel);
                return null;
            },
            cancel
        );
    }

    /// <summary>Takes a passkey away. Null: done. Else <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/>,
    /// <see cref="NotFound"/> or <see cref="LastStaffFactor"/>.</summary>
    public Task<Refusal?> RemovePasskeyAsync(
        OpenStaffSession session,
        Guid passkey,
        string? password,
        Caller caller,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            session,
            password,
            "passkey removed",
            caller,
            async db =>
            {
                var mine = PasskeysOf(db, session);
                if (!await mine.AnyAsync(p => p.Id == passkey, cancel))
                    return NotFound.Instance;
                if (
                    !await SecondFactors.HasAsync(db, session.Staff.Value, cancel)
                    && !await mine.AnyAsync(p => p.Id != passkey, cancel)
                )
                    return new LastStaffFactor();
                await mine.Where(p => p.Id == passkey).ExecuteDeleteAsync(cancel);
                return null;
            },
            cancel
        );

    /// <summary>Makes a key for an app, and forgets the one before with its recovery codes: a new telephone. Until the first
    /// code of the new one (<see cref="ConfirmAppAsync"/>) there is no app, as after a reset. Null: done. Else
    /// <see cref="WrongPassword"/> or <see cref="TooManyAtOnce"/>.</summary>
    public Task<Refusal?> BeginAppAsync(
        OpenStaffSession session,
        string? password,
        Caller caller,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            session,
            password,
            "app begun",
            caller,
            async db =>
            {
                if (await SecondFactors.HasAsync(db, session.Staff.Value, cancel))
                    await SecondFactors.TurnOffAsync(db, session.Staff.Value, cancel);
                await factors.BeginAsync(db, session.Staff.Value, cancel);
                return null;
            },
            cancel
        );

    /// <summary>The key that waits for its first code; null: none does.</summary>
    public async Task<FactorKey?> PendingAppAsync(OpenStaffSession session, string issuer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = store.ReadAll();
        return await factors.PendingAsync(db, session.Staff.Value, issuer, session.Login, cancel);
    }

    /// <summary>Turns the app on by its first code: recovery codes, seen this once, or <see cref="WrongStaffCode"/>.</summary>
    public async Task<Result<RecoveryCodes>> ConfirmAppAsync(
        OpenStaffSession session,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return await store.WriteAsync<Result<RecoveryCodes>>(
            StaffFactor.PasskeyPlace,
            async db =>
            {
                if (await factors.ConfirmAsync(db, session.Staff.Value, code, cancel) is not { } codes)
                    return new WrongStaffCode();
                await RecordAsync(db, session, "app on", caller, cancel);
                return new RecoveryCodes(codes);
            },
            cancel
        );
    }

    /// <summary>Fresh recovery codes in place of those before, <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/> or
    /// <see cref="NotFound"/> where there is no app.</summary>
    public async Task<Result<RecoveryCodes>> RenewCodesAsync(
        OpenStaffSession session,
        string? password,
        Caller caller,
        CancellationToken cancel
    )
    {
        IReadOnlyList<string> codes = [];
        var refusal = await ChangeAsync(
            session,
            password,
            "recovery codes",
            caller,
            async db =>
            {
                if (!await SecondFactors.HasAsync(db, session.Staff.Value, cancel))
                    return NotFound.Instance;
                codes = await SecondFactors.RenewCodesAsync(db, session.Staff.Value, cancel);
                return null;
            },
            cancel
        );
        return refusal is null ? new RecoveryCodes(codes) : refusal;
    }

    /// <summary>Signs him out in all other browsers.</summary>
    public Task EndOthersAsync(OpenStaffSession session, Caller caller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        return store.WriteAllAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                await Others(db, session)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)now), cancel);
                await RecordAsync(db, session, "other sessions ended", caller, cancel);
            },
            cancel
        );
    }

    private async Task<Refusal?> ChangeAsync(
        OpenStaffSession session,
        string? password,
        string what,
        Caller caller,
        Func<EbokDb, Task<Refusal?>> change,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if ((await check.VerifyAsync(session, password, caller, cancel)).Refusal is { } wrong)
            return wrong;
        return await store.WriteAsync(
            StaffFactor.PasskeyPlace,
            async db =>
            {
                if (await change(db) is { } refusal)
                    return refusal;
                await RecordAsync(db, session, what, caller, cancel);
                return null;
            },
            cancel
        );
    }

    private Task RecordAsync(
        EbokDb db,
        OpenStaffSession session,
        string what,
        Caller caller,
        CancellationToken cancel
    ) => audit.AddAsync(db, AuditAct.StaffFactorChanged, session.Staff, null, null, what, caller.Origin, cancel);

    private static IQueryable<Passkey> PasskeysOf(EbokDb db, OpenStaffSession session)
    {
        var owner = new AccountId(session.Staff.Value);
        return db.Passkeys.Where(p => p.Account == owner);
    }

    private IQueryable<StaffSession> Others(EbokDb db, OpenStaffSession session)
    {
        var (now, idle) = (clock.GetUtcNow(), clock.GetUtcNow() - StaffSessions.Idle);
        return db.StaffSessions.Where(s =>
            s.Staff == session.Staff && s.Id != session.Id && s.EndedAt == null && s.EndsAt > now && s.SeenAt > idle
        );
    }
}
