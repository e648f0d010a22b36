using System.Globalization;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>Gives and takes a manager's properties, and sets the last day of his order (M3). What his browsers see follows
/// at once.</summary>
public sealed class KeepManager(
    EbokStore store,
    UtilityCatalog utilities,
    SessionCache cache,
    Outbox outbox,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>How many points are new to him; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="NoPropertyChosen"/>.</summary>
    public async Task<Result<int>> AddAsync(
        StaffActor staff,
        AccountId account,
        IReadOnlyCollection<SupplyPointId> points,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        return await ChangeAsync<int>(
            staff,
            account,
            async db =>
            {
                if (points.Count == 0)
                    return new NoPropertyChosen();
                var grants = await ManagerGrants.OfAsync(db, points, cancel);
                if (grants.Sum(g => g.Chosen.Count) != points.Distinct().Count())
                    return NotFound.Instance;
                var added = 0;
                foreach (var grant in grants)
                    added += await GiveAsync(db, staff.Utility, account, grant, cancel);
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.ManagerPropertiesAdded,
                    account.Value,
                    added.ToString(CultureInfo.InvariantCulture),
                    cancel
                );
                return added;
            },
            cancel
        );
    }

    /// <summary>Takes a customer, whole or whatever part of him he has; <see cref="NotOfYourRole"/>,
    /// <see cref="NotFound"/>.</summary>
    public Task<Result<CustomerId>> RemoveAsync(
        StaffActor staff,
        AccountId account,
        CustomerId customer,
        CancellationToken cancel
    ) =>
        ChangeAsync<CustomerId>(
            staff,
            account,
            async db =>
            {
                var taken = await db
                    .AccountCustomers.Where(c => c.Account == account && c.Customer == customer)
                    .ExecuteDeleteAsync(cancel);
                if (taken == 0)
                    return NotFound.Instance;
                await db
                    .AccountPoints.Where(p =>
                        p.Account == account
                        && db.SupplyPoints.Any(s => s.Id == p.SupplyPoint && s.Customer == customer)
                    )
                    .ExecuteDeleteAsync(cancel);
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.ManagerPropertyRemoved,
                    account.Value,
                    customer.Value.ToString(),
                    cancel
                );
                return customer;
            },
            cancel
        );

    /// <summary>Sets the last day, or none; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>.</summary>
    public Task<Result<AccountId>> EndAsync(
        StaffActor staff,
        AccountId account,
        DateOnly? lastDay,
        CancellationToken cancel
    ) =>
        ChangeAsync<AccountId>(
            staff,
            account,
            async db =>
            {
                await db
                    .Users.Where(a => a.Id == account.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsOn, lastDay), cancel);
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.ManagerEndSet,
                    account.Value,
                    lastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none",
                    cancel
                );
                return account;
            },
            cancel
        );

    /// <summary>Refuses a request; the firm is told why. <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="ReasonMissing"/> or <see cref="ManagerRequestDecided"/>.</summary>
    public async Task<Result<ManagerRequestId>> RefuseAsync(
        StaffActor staff,
        ManagerRequestId id,
        string? reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var text = reason?.Trim() ?? "";
        if (text.Length == 0)
            return new ReasonMissing();
        text = text[..Math.Min(text.Length, 1000)];
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (await db.ManagerRequests.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
                    return (Result<ManagerRequestId>)NotFound.Instance;
                var now = clock.GetUtcNow();
                var refused = await db
                    .ManagerRequests.Where(r => r.Id == id && r.State == ManagerRequestState.Waiting)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(r => r.State, ManagerRequestState.Refused)
                                .SetProperty(r => r.Reason, text)
                                .SetProperty(r => r.DecidedAt, now)
                                .SetProperty(r => r.DecidedBy, staff.Staff),
                        cancel
                    );
                if (refused != 1)
                    return new ManagerRequestDecided();
                outbox.Add(db, utilities.Of(staff), request.Email, ManagerMail.Refused(utilities.Of(staff), text));
                await audit.AddAsync(db, staff, AuditAct.ManagerRefused, id.Value, null, cancel);
                return id;
            },
            cancel
        );
    }

    private static async Task<int> GiveAsync(
        EbokDb db,
        UtilityId utility,
        AccountId account,
        ManagerGrant grant,
        CancellationToken cancel
    )
    {
        var held = await db.AccountCustomers.SingleOrDefaultAsync(
            c => c.Account == account && c.Customer == grant.Customer,
            cancel
        );
        if (held is { Whole: true })
            return 0;
        var had = await db
            .AccountPoints.Where(p =>
                p.Account == account && db.SupplyPoints.Any(s => s.Id == p.SupplyPoint && s.Customer == grant.Customer)
            )
            .ToListAsync(cancel);
        var fresh = grant.Chosen.Except(had.Select(p => p.SupplyPoint)).ToList();
        var all = await db.SupplyPoints.CountAsync(p => p.Customer == grant.Customer, cancel);
        var whole = had.Count + fresh.Count == all;
        if (held is null)
            db.AccountCustomers.Add(
                new AccountCustomer
                {
                    Account = account,
                    Customer = grant.Customer,
                    Utility = utility,
                    Whole = whole,
                }
            );
        else
            held.Whole = whole;
        // Who has the whole needs no points.
        if (whole)
            db.RemoveRange(had);
        else
            db.AddRange(
                fresh.Select(point => new AccountPoint
                {
                    Account = account,
                    SupplyPoint = point,
                    Utility = utility,
                })
            );
        return fresh.Count;
    }

    private async Task<Result<T>> ChangeAsync<T>(
        StaffActor staff,
        AccountId account,
        Func<EbokDb, Task<Result<T>>> change,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var result = await store.WriteAsync(
            staff.Utility,
            async db =>
                await db.Managers.AnyAsync(m => m.Account == account, cancel)
                    ? await change(db)
                    : (Result<T>)NotFound.Instance,
            cancel
        );
        cache.Forget(s => s.Account == account);
        return result;
    }
}
