using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.SecondFactor;
using Ebok.Core.Setup;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>Sessions of staff: opened, looked at, ended. Each request asks the database, and no cache stands between:
/// staff are few, and a session that was ended is over everywhere at once (S3).</summary>
public sealed class StaffSessions(EbokStore store, StaffSettings settings, TimeProvider clock)
{
    /// <summary>Without a request for so long it is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>It is over after so long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>So long the second factor is waited for.</summary>
    public static readonly TimeSpan FactorWithin = SecondFactors.ConfirmWithin;

    private static readonly TimeSpan WriteSeenAfter = TimeSpan.FromMinutes(1);

    /// <summary>The open session of that key, or null.</summary>
    /// <param name="key">The cookie's.</param>
    /// <param name="acts">He does something: the time without a request begins anew. A page that looks by itself whether
    /// there is something new keeps nobody signed in.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<OpenStaffSession?> FindAsync(string key, bool acts, CancellationToken cancel)
    {
        var hash = SessionKey.Hash(key);
        await using var db = store.ReadAll();
        return await FindAsync(db, db.StaffSessions.Where(s => s.KeyHash == hash), acts, cancel);
    }

    /// <summary>The same session again, asked for by a connection that stays open: null once it is over.</summary>
    public async Task<OpenStaffSession?> FindAsync(SessionId id, bool acts, CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        return await FindAsync(db, db.StaffSessions.Where(s => s.Id == id), acts, cancel);
    }

    private async Task<OpenStaffSession?> FindAsync(
        EbokDb db,
        IQueryable<StaffSession> which,
        bool acts,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var row = await (
            from session in which
            join member in db.Staff on session.Staff equals member.Id
            where session.EndedAt == null && session.EndsAt > now && !member.Blocked
            select new
            {
                Session = session,
                member.Login,
                member.MustChangePassword,
                member.Demo,
            }
        ).SingleOrDefaultAsync(cancel);
        if (row is null || row.Session.SeenAt + Idle <= now)
            return null;
        var staff = row.Session.Staff;
        var places = await db
            .StaffGrants.IgnoreQueryFilters()
            .Where(g => g.Staff == staff)
            .Select(g => new StaffPlace(g.Utility, g.Role))
            .ToListAsync(cancel);
        if (places.Count == 0 && !await db.MayMakeUtilitiesAsync(staff, cancel))
            return null;
        var stage =
            row.Session.FactorAt is null && !IsFree(row.Demo)
                ? await SecondFactors.HasAsync(db, staff.Value, cancel) || await HasPasskeyAsync(db, staff, cancel)
                    ? StaffStage.OwesFactor
                    : StaffStage.OwesEnrolment
                : row.MustChangePassword
                    ? StaffStage.OwesPassword
                    : StaffStage.Open;
        if (acts && row.Session.SeenAt + WriteSeenAfter <= now)
            await WriteSeenAsync(row.Session.Id, now, cancel);
        return new(row.Session.Id, staff, row.Login, stage, row.Session.FactorAt, places);
    }

    /// <summary>"Wyloguj" of this browser, as part of a transaction.</summary>
    internal Task EndAsync(EbokDb db, SessionId session, CancellationToken cancel) =>
        EndAsync(db.StaffSessions.Where(s => s.Id == session), cancel);

    /// <summary>Every browser of a member of staff, as part of a transaction: blocked, or the password changed.</summary>
    internal Task EndAllAsync(EbokDb db, StaffId staff, CancellationToken cancel) =>
        EndAsync(db.StaffSessions.Where(s => s.Staff == staff), cancel);

    /// <summary>Adds a session, as part of a transaction: the key for the cookie.</summary>
    /// <param name="db">The transaction's.</param>
    /// <param name="member">Whose.</param>
    /// <param name="factorAt">When the second factor was given; null: not yet.</param>
    /// <param name="caller">From where.</param>
    internal string Add(EbokDb db, StaffMember member, DateTimeOffset? factorAt, Caller caller)
    {
        var key = SessionKey.New();
        var now = clock.GetUtcNow();
        db.StaffSessions.Add(
            new StaffSession
            {
                Id = SessionId.New(),
                Staff = member.Id,
                KeyHash = SessionKey.Hash(key),
                StartedAt = now,
                SeenAt = now,
                EndsAt = now + (factorAt is null && !IsFree(member.Demo) ? FactorWithin : Longest),
                FactorAt = factorAt,
                Origin = caller.Origin,
                Browser = caller.Browser,
            }
        );
        return key;
    }

    private static Task<bool> HasPasskeyAsync(EbokDb db, StaffId staff, CancellationToken cancel)
    {
        var owner = new AccountId(staff.Value);
        return db
            .Passkeys.IgnoreQueryFilters()
            .AnyAsync(p => p.Utility == StaffFactor.PasskeyPlace && p.Account == owner, cancel);
    }

    private bool IsFree(bool demo) => demo && settings.DemoNeedsNoFactor;

    private Task WriteSeenAsync(SessionId session, DateTimeOffset now, CancellationToken cancel) =>
        store.WriteAllAsync(
            db =>
                db.StaffSessions.Where(s => s.Id == session && s.SeenAt < now)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel),
            cancel
        );

    private Task<int> EndAsync(IQueryable<StaffSession> which, CancellationToken cancel) =>
        which
            .Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)clock.GetUtcNow()), cancel);
}
