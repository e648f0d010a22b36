using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerFiles;

/// <summary>A viewing that is open now.</summary>
/// <param name="Id">Part of its address.</param>
/// <param name="Customer">Whose pages are seen.</param>
/// <param name="Session">What the pages take for a signed-in browser: the customer as a whole, and nobody else.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record OpenViewing(ViewingId Id, CustomerId Customer, OpenSession Session, DateTimeOffset EndsAt);

/// <summary>"Zobacz jak klient" (O4): begun and ended in the audit trail, over by itself after a while. That nothing can
/// be written meanwhile is <see cref="EbokStore.LookOnly"/>'s matter.</summary>
public sealed class ViewAsCustomer(EbokStore store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>So long one may look.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Begins, for every role; <see cref="NotFound"/>.</summary>
    public Task<Result<ViewingId>> BeginAsync(
        StaffActor staff,
        SessionId session,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        return store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (!await db.Customers.AnyAsync(c => c.Id == customer, cancel))
                    return (Result<ViewingId>)NotFound.Instance;
                var now = clock.GetUtcNow();
                // What is over is told by the audit trail.
                await db.CustomerViewings.Where(v => v.EndsAt < now).ExecuteDeleteAsync(cancel);
                var viewing = new CustomerViewing
                {
                    Id = ViewingId.New(),
                    Utility = staff.Utility,
                    Staff = staff.Staff,
                    StaffSession = session,
                    Customer = customer,
                    StartedAt = now,
                    EndsAt = now + Lifetime,
                };
                db.CustomerViewings.Add(viewing);
                await audit.AddAsync(db, staff, AuditAct.CustomerViewed, customer.Value, null, cancel);
                return viewing.Id;
            },
            cancel
        );
    }

    /// <summary>The viewing of this address, where it is this browser's and open; else null.</summary>
    public async Task<OpenViewing?> FindAsync(
        StaffActor staff,
        SessionId session,
        ViewingId id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var now = clock.GetUtcNow();
        var found = await (
            from viewing in db.CustomerViewings
            join customer in db.Customers on viewing.Customer equals customer.Id
            where
                viewing.Id == id
                && viewing.StaffSession == session
                && viewing.Staff == staff.Staff
                && viewing.EndedAt == null
                && viewing.EndsAt > now
            select new
            {
                viewing.EndsAt,
                customer.Id,
                customer.Code,
                customer.Name,
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var account = await db.AccountOfAsync(found.Id, cancel);
        var held = new HeldCustomer(found.Id, found.Code, found.Name, Whole: true);
        return new(
            id,
            found.Id,
            new OpenSession(
                new SessionId(Guid.Empty),
                staff.Utility,
                new AccountId(account?.Id ?? Guid.Empty),
                account?.UserName ?? found.Code,
                MustChangePassword: false,
                held,
                [held]
            ),
            found.EndsAt
        );
    }

    /// <summary>Ends it: whose it was; <see cref="NotFound"/> where it is over already or another's.</summary>
    public Task<Result<CustomerId>> EndAsync(
        StaffActor staff,
        SessionId session,
        ViewingId id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        return store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var viewing = await db.CustomerViewings.SingleOrDefaultAsync(
                    v => v.Id == id && v.StaffSession == session && v.EndedAt == null,
                    cancel
                );
                if (viewing is null)
                    return (Result<CustomerId>)NotFound.Instance;
                viewing.EndedAt = clock.GetUtcNow();
                await audit.AddAsync(db, staff, AuditAct.CustomerViewEnded, viewing.Customer.Value, null, cancel);
                return viewing.Customer;
            },
            cancel
        );
    }
}
