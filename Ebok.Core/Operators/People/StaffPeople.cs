using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators.People;

/// <summary>What the use cases about staff have in common: whom an administrator may touch, and that a utility never is
/// without one.</summary>
internal static class StaffPeople
{
    /// <summary>Utilities at which he works and the actor is no administrator.</summary>
    public static IQueryable<StaffGrant> OutOfReach(this EbokDb db, StaffActor staff) =>
        db
            .StaffGrants.IgnoreQueryFilters()
            .Where(theirs =>
                !db
                    .StaffGrants.IgnoreQueryFilters()
                    .Any(mine =>
                        mine.Staff == staff.Staff
                        && mine.Utility == theirs.Utility
                        && mine.Role == StaffRole.Administrator
                    )
            );

    /// <summary>Changes his sign-in, which is one for all his utilities: <see cref="NotOfYourRole"/>,
    /// <see cref="NotFound"/>, <see cref="NotYourself"/> or <see cref="WorksElsewhere"/>, or what the change answers.</summary>
    public static async Task<Result<T>> ChangeSignInAsync<T>(
        this EbokStore store,
        StaffActor staff,
        StaffId person,
        Func<EbokDb, StaffMember, Task<Result<T>>> change,
        CancellationToken cancel
    )
    {
        if (person == staff.Staff)
            return new NotYourself();
        return await store.WriteAsync<Result<T>>(
            staff.Utility,
            async db =>
            {
                if (await db.FindHereAsync(person, cancel) is not { } found)
                    return NotFound.Instance;
                return await db.OutOfReach(staff).AnyAsync(g => g.Staff == person, cancel)
                    ? new WorksElsewhere()
                    : await change(db, found.Member);
            },
            cancel
        );
    }

    /// <summary>Who works at the utility of the context, and as what; null: nobody of that id does.</summary>
    public static async Task<(StaffMember Member, StaffGrant Grant)?> FindHereAsync(
        this EbokDb db,
        StaffId person,
        CancellationToken cancel
    )
    {
        var grant = await db.StaffGrants.SingleOrDefaultAsync(g => g.Staff == person, cancel);
        return grant is null ? null : (await db.Staff.SingleAsync(s => s.Id == person, cancel), grant);
    }

    /// <summary>Whether somebody else is an administrator of the utility of the context, and can sign in. Holds the rows
    /// of its administrators: of two who step down at once the second sees what the first did.</summary>
    public static async Task<bool> HasAnotherAdministratorAsync(
        this EbokDb db,
        StaffId person,
        CancellationToken cancel
    )
    {
        var administrators = db.StaffGrants.Where(g => g.Role == StaffRole.Administrator);
        await administrators.ExecuteUpdateAsync(set => set.SetProperty(g => g.Role, g => g.Role), cancel);
        return await administrators.AnyAsync(
            g => g.Staff != person && db.Staff.Any(s => s.Id == g.Staff && !s.Blocked),
            cancel
        );
    }
}
