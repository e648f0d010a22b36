using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators.People;

/// <summary>Who works at the utility (O7): for administrators.</summary>
public sealed class ListStaff(EbokStore store, TimeProvider clock)
{
    /// <summary>One page of them, by login, or <see cref="NotOfYourRole"/>. Sorted by <c>login</c>, <c>rola</c>.</summary>
    public async Task<Result<Page<StaffPerson>>> RunAsync(
        StaffActor staff,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        var total = await db.GrantsOf(staff.Utility, null, search).CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await db.PeopleAsync(staff, null, search, sort, skip, size, clock.GetUtcNow(), cancel);
        return new Page<StaffPerson>(rows, number, size, total);
    }
}

/// <summary>One of them.</summary>
public sealed class ReadStaff(EbokStore store, TimeProvider clock)
{
    /// <summary>The person, <see cref="NotOfYourRole"/> or <see cref="NotFound"/>.</summary>
    public async Task<Result<StaffPerson>> RunAsync(StaffActor staff, StaffId person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Administrator))
            return new NotOfYourRole();
        await using var db = store.Read(staff.Utility);
        return await db.PeopleAsync(staff, person, null, Sort.None, 0, 1, clock.GetUtcNow(), cancel) is [var found]
            ? found
            : NotFound.Instance;
    }
}

/// <summary>The query of both.</summary>
internal static class StaffPeopleQuery
{
    private static readonly SortKeys<Granted> Keys = new SortKeys<Granted>()
        .With("login", g => g.Member.NormalizedLogin)
        .With("rola", g => g.Grant.Role);

    public sealed class Granted
    {
        public required StaffGrant Grant { get; init; }
        public required StaffMember Member { get; init; }
    }

    /// <summary>Who works at a utility.</summary>
    public static IQueryable<Granted> GrantsOf(this EbokDb db, UtilityId utility, StaffId? person, string? search)
    {
        var all =
            from grant in db.StaffGrants
            join member in db.Staff on grant.Staff equals member.Id
            // In words: the part that looks elsewhere takes the filter away from the whole query.
            where grant.Utility == utility && (person == null || grant.Staff == person)
            select new Granted { Grant = grant, Member = member };
        return all.Search(search, g => g.Member.NormalizedLogin);
    }

    public static async Task<IReadOnlyList<StaffPerson>> PeopleAsync(
        this EbokDb db,
        StaffActor staff,
        StaffId? person,
        string? search,
        Sort sort,
        int skip,
        int take,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var elsewhere = db.OutOfReach(staff);
        var idleSince = now - StaffSessions.Idle;
        var all = db.GrantsOf(staff.Utility, person, search);
        var rows = await (Keys.Apply(all, sort) ?? all.OrderBy(g => g.Member.NormalizedLogin))
            .ThenBy(g => g.Member.NormalizedLogin)
            .Skip(skip)
            .Take(take)
            .Select(g => new
            {
                g.Member.Id,
                g.Member.Login,
                g.Grant.Role,
                g.Member.Blocked,
                g.Member.MustChangePassword,
                g.Member.PasswordGoodUntil,
                g.Member.CreatedAt,
                SeenAt = db.StaffSessions.Where(s => s.Staff == g.Member.Id).Max(s => (DateTimeOffset?)s.SeenAt),
                Open = db.StaffSessions.Count(s =>
                    s.Staff == g.Member.Id && s.EndedAt == null && s.EndsAt > now && s.SeenAt > idleSince
                ),
                Elsewhere = elsewhere.Any(e => e.Staff == g.Member.Id),
            })
            .ToListAsync(cancel);
        var owners = rows.Select(r => r.Id.Value).ToList();
        var withFactor = await db.WithFactorAsync(owners, cancel);
        return
        [
            .. rows.Select(r => new StaffPerson
            {
                Id = r.Id,
                Login = r.Login,
                Role = r.Role,
                Blocked = r.Blocked,
                HasFactor = withFactor.Contains(r.Id.Value),
                OneTimeUntil = r.MustChangePassword ? r.PasswordGoodUntil : null,
                SeenAt = r.SeenAt,
                OpenSessions = r.Open,
                CreatedAt = r.CreatedAt,
                WorksElsewhere = r.Elsewhere,
            }),
        ];
    }

    /// <summary>Which of them have set up an app or a passkey.</summary>
    public static async Task<HashSet<Guid>> WithFactorAsync(
        this EbokDb db,
        IReadOnlyList<Guid> owners,
        CancellationToken cancel
    )
    {
        var apps = await db
            .SecondFactorKeys.Where(k => owners.Contains(k.Owner) && k.ConfirmedAt != null)
            .Select(k => k.Owner)
            .ToListAsync(cancel);
        var accounts = owners.Select(o => new AccountId(o)).ToList();
        var passkeys = await db
            .Passkeys.IgnoreQueryFilters()
            .Where(p => p.Utility == StaffFactor.PasskeyPlace && accounts.Contains(p.Account))
            .Select(p => p.Account)
            .ToListAsync(cancel);
        return [.. apps, .. passkeys.Select(p => p.Value)];
    }
}
