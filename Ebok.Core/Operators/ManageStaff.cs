using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Operators.People;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>A member of staff to add.</summary>
/// <param name="Login">Letters, digits, an e-mail: see <see cref="LoginName"/>.</param>
/// <param name="Role">What he is at each of the utilities.</param>
/// <param name="Utilities">Where he works; at least one.</param>
public sealed record NewStaff(string Login, StaffRole Role, IReadOnlyList<UtilityId> Utilities);

/// <summary>A member of staff, as an administrator sees him.</summary>
/// <param name="Login">As he writes it.</param>
/// <param name="Places">Where he is what.</param>
/// <param name="Blocked">Cannot sign in.</param>
/// <param name="HasFactor">Has set up a second factor.</param>
/// <param name="SeenAt">Last seen; null: never.</param>
public sealed record StaffRow(
    string Login,
    IReadOnlyList<StaffPlace> Places,
    bool Blocked,
    bool HasFactor,
    DateTimeOffset? SeenAt
);

/// <summary>What the administrator of the server does by <c>-- staff …</c>: whoever may run it has the server.</summary>
public sealed class ManageStaff(
    EbokStore store,
    Passwords passwords,
    StaffSessions sessions,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>How long a one-time password waits for its first use.</summary>
    public static readonly TimeSpan OneTimePasswordGood = TimeSpan.FromDays(3);

    /// <summary>Adds one: his one-time password, seen this once; <see cref="LoginTaken"/>.</summary>
    public async Task<Result<string>> AddAsync(NewStaff staff, CancellationToken cancel)
    {
        var password = OneTimeSecrets.TemporaryPassword();
        var added = await AddAsync(staff, password, demo: false, cancel);
        return added is null ? password : added;
    }

    /// <summary>Adds one of the demo, with a password that everybody knows; null, or why not.</summary>
    internal async Task<Refusal?> AddAsync(NewStaff staff, string password, bool demo, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfZero(staff.Utilities.Count);
        var name = LoginName.Normalise(staff.Login);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var hash = await passwords.HashAsync(password, cancel);
        var now = clock.GetUtcNow();
        Refusal? refusal = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (await db.Staff.AnyAsync(s => s.NormalizedLogin == name, cancel))
                {
                    refusal = new LoginTaken();
                    return;
                }
                var member = new StaffMember
                {
                    Id = StaffId.New(),
                    Login = staff.Login.Trim(),
                    NormalizedLogin = name,
                    PasswordHash = hash,
                    MustChangePassword = !demo,
                    PasswordGoodUntil = demo ? null : now + OneTimePasswordGood,
                    Demo = demo,
                    CreatedAt = now,
                };
                db.Staff.Add(member);
                foreach (var utility in staff.Utilities.Distinct())
                    db.StaffGrants.Add(
                        new StaffGrant
                        {
                            Staff = member.Id,
                            Utility = utility,
                            Role = staff.Role,
                        }
                    );
                await AuditAsync(db, AuditAct.StaffAdded, member.Id, staff.Role.ToString(), cancel);
            },
            cancel
        );
        return refusal;
    }

    /// <summary>All of them, by login.</summary>
    public async Task<IReadOnlyList<StaffRow>> ListAsync(CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        var grants = await db.StaffGrants.IgnoreQueryFilters().ToListAsync(cancel);
        var rows = await db
            .Staff.OrderBy(s => s.NormalizedLogin)
            .Select(s => new
            {
                s.Id,
                s.Login,
                s.Blocked,
                Seen = db.StaffSessions.Where(b => b.Staff == s.Id).Max(b => (DateTimeOffset?)b.SeenAt),
            })
            .ToListAsync(cancel);
        var withFactor = await StaffPeopleQuery.WithFactorAsync(db, [.. rows.Select(r => r.Id.Value)], cancel);
        return
        [
            .. rows.Select(r => new StaffRow(
                r.Login,
                [
                    .. grants
                        .Where(g => g.Staff == r.Id)
                        .Select(g => new StaffPlace(g.Utility, g.Role))
                        .OrderBy(p => p.Utility.Slug, StringComparer.Ordinal),
                ],
                r.Blocked,
                withFactor.Contains(r.Id.Value),
                r.Seen
            )),
        ];
    }

    /// <summary>Blocks one, or lets him in again; <see cref="NotFound"/>. A block ends his sessions.</summary>
    public Task<Result<string>> BlockAsync(string login, bool blocked, CancellationToken cancel) =>
        ChangeAsync(
            login,
            async (db, member) =>
            {
                member.Blocked = blocked;
                await sessions.EndAllAsync(db, member.Id, cancel);
                await AuditAsync(
                    db,
                    blocked ? AuditAct.StaffBlocked : AuditAct.StaffUnblocked,
                    member.Id,
                    null,
                    cancel
                );
                return member.Login;
            },
            cancel
        );

    /// <summary>For who lost his password or his telephone: a one-time password, seen this once, no second factor any
    /// more, sessions ended; <see cref="NotFound"/>.</summary>
    public async Task<Result<string>> ResetAsync(string login, CancellationToken cancel)
    {
        var password = OneTimeSecrets.TemporaryPassword();
        var hash = await passwords.HashAsync(password, cancel);
        return await ChangeAsync(
            login,
            async (db, member) =>
            {
                await ResetAsync(db, member, hash, clock.GetUtcNow() + OneTimePasswordGood, sessions, cancel);
                await AuditAsync(db, AuditAct.StaffReset, member.Id, null, cancel);
                return password;
            },
            cancel
        );
    }

    /// <summary>The same as part of a transaction, with a password already hashed.</summary>
    internal static async Task ResetAsync(
        EbokDb db,
        StaffMember member,
        string hash,
        DateTimeOffset until,
        StaffSessions sessions,
        CancellationToken cancel
    )
    {
        member.PasswordHash = hash;
        member.MustChangePassword = true;
        member.PasswordGoodUntil = until;
        member.Failures = 0;
        member.WaitsUntil = null;
        await SecondFactors.TurnOffAsync(db, member.Id.Value, cancel);
        var owner = new AccountId(member.Id.Value);
        await db
            .Passkeys.IgnoreQueryFilters()
            .Where(p => p.Utility == StaffFactor.PasskeyPlace && p.Account == owner)
            .ExecuteDeleteAsync(cancel);
        await sessions.EndAllAsync(db, member.Id, cancel);
    }

    private async Task<Result<string>> ChangeAsync(
        string login,
        Func<EbokDb, StaffMember, Task<string>> change,
        CancellationToken cancel
    )
    {
        var name = LoginName.Normalise(login);
        string? answer = null;
        await store.WriteAllAsync(
            async db =>
            {
                if (await db.Staff.SingleOrDefaultAsync(s => s.NormalizedLogin == name, cancel) is { } member)
                    answer = await change(db, member);
            },
            cancel
        );
        return answer is null ? NotFound.Instance : answer;
    }

    private Task AuditAsync(EbokDb db, AuditAct act, StaffId staff, string? detail, CancellationToken cancel) =>
        audit.AddAsync(db, act, null, null, staff.Value, detail, null, cancel);
}
