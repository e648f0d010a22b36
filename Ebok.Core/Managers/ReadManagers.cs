using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>A request in the list.</summary>
public sealed record ManagerRequestRow(
    ManagerRequestId Id,
    string Firm,
    string Email,
    ManagerRequestState State,
    DateTimeOffset SubmittedAt
);

/// <summary>A request with everything.</summary>
/// <param name="Id">Which.</param>
/// <param name="Firm">Who asks.</param>
/// <param name="Email">Which the account is to have.</param>
/// <param name="Phone">For questions.</param>
/// <param name="PostalAddress">For the letter.</param>
/// <param name="Addresses">The list, a line each.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SubmittedAt">When it was sent in.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="DecidedBy">Login of who decided.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Account">What was made of it.</param>
/// <param name="SameEmail">Login of an account that has this e-mail already.</param>
public sealed record ManagerRequestView(
    ManagerRequestId Id,
    string Firm,
    string Email,
    string? Phone,
    string? PostalAddress,
    string Addresses,
    ManagerRequestState State,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? DecidedAt,
    string? DecidedBy,
    string? Reason,
    AccountId? Account,
    string? SameEmail
);

/// <summary>A manager in the list.</summary>
public sealed record ManagerRow(
    AccountId Account,
    string Firm,
    string Login,
    string? Email,
    int Customers,
    DateOnly? EndsOn,
    bool Blocked
);

/// <summary>A manager with a page of his properties.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Firm">Who.</param>
/// <param name="Login">What he signs in with.</param>
/// <param name="Email">Where his mails go.</param>
/// <param name="PostalAddress">For letters.</param>
/// <param name="OneTime">His password was never his own.</param>
/// <param name="Blocked">By staff.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="MadeAt">Since when.</param>
/// <param name="Properties">By name.</param>
public sealed record ManagerView(
    AccountId Account,
    string Firm,
    string Login,
    string? Email,
    string? PostalAddress,
    bool OneTime,
    bool Blocked,
    DateOnly? EndsOn,
    DateTimeOffset MadeAt,
    Page<PropertyRow> Properties
);

/// <summary>A customer of a manager's.</summary>
/// <param name="Customer">Which.</param>
/// <param name="Code">His code.</param>
/// <param name="Name">His name.</param>
/// <param name="Whole">All of his points.</param>
/// <param name="Points">How many of them the manager has.</param>
/// <param name="OfPoints">How many the customer has.</param>
/// <param name="Addresses">Of the first few.</param>
public sealed record PropertyRow(
    CustomerId Customer,
    string Code,
    string Name,
    bool Whole,
    int Points,
    int OfPoints,
    IReadOnlyList<string> Addresses
);

/// <summary>Managers and their requests, as staff see them (M3, O3); for every role.</summary>
public sealed class ReadManagers(EbokStore store)
{
    private const int AddressesShown = 3;

    private static readonly SortKeys<ManagerRequest> RequestKeys = new SortKeys<ManagerRequest>()
        .With("firma", r => r.Firm)
        .With("data", r => r.SubmittedAt);

    private static readonly SortKeys<Manager> Keys = new SortKeys<Manager>().With("firma", m => m.Firm);

    /// <summary>How many requests wait.</summary>
    public async Task<int> WaitingAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await db.ManagerRequests.CountAsync(r => r.State == ManagerRequestState.Waiting, cancel);
    }

    /// <summary>Requests whose address is confirmed: those that wait first, the oldest of them first; or sorted by
    /// <c>firma</c>, <c>data</c>.</summary>
    public async Task<Page<ManagerRequestRow>> RequestsAsync(
        StaffActor staff,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var all = db
            .ManagerRequests.Where(r => r.State != ManagerRequestState.WaitingForEmail)
            .Search(search, r => r.Firm, r => r.Email);
        var total = await all.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var sorted = RequestKeys.Apply(all, sort) ?? all.OrderBy(r => r.State).ThenBy(r => r.SubmittedAt);
        var rows = await sorted
            .ThenBy(r => r.Id)
            .Skip(skip)
            .Take(size)
            .Select(r => new ManagerRequestRow(r.Id, r.Firm, r.Email, r.State, r.SubmittedAt))
            .ToListAsync(cancel);
        return new(rows, number, size, total);
    }

    /// <summary>One of them; null: there is none.</summary>
    public async Task<ManagerRequestView?> RequestAsync(StaffActor staff, ManagerRequestId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var r = await db.ManagerRequests.SingleOrDefaultAsync(
            x => x.Id == id && x.State != ManagerRequestState.WaitingForEmail,
            cancel
        );
        if (r is null)
            return null;
        var by = r.DecidedBy is { } decided
            ? await db.Staff.Where(s => s.Id == decided).Select(s => s.Login).SingleOrDefaultAsync(cancel)
            : null;
        var email = Accounts.LoginName.Normalise(r.Email);
        var same = await db
            .Users.Where(a => a.NormalizedEmail == email)
            .Select(a => a.UserName)
            .FirstOrDefaultAsync(cancel);
        return new(
            r.Id,
            r.Firm,
            r.Email,
            r.Phone,
            r.PostalAddress,
            r.Addresses,
            r.State,
            r.SubmittedAt,
            r.DecidedAt,
            by,
            r.Reason,
            r.Account,
            same
        );
    }

    /// <summary>The managers, by firm; sorted by <c>firma</c> the other way round too.</summary>
    public async Task<Page<ManagerRow>> ListAsync(
        StaffActor staff,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var all = db.Managers.Search(search, m => m.Firm);
        var total = await all.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var managers = await (Keys.Apply(all, sort) ?? all.OrderBy(m => m.Firm))
            .ThenBy(m => m.Account)
            .Skip(skip)
            .Take(size)
            .Select(m => new
            {
                m.Account,
                m.Firm,
                Customers = db.AccountCustomers.Count(c => c.Account == m.Account),
            })
            .ToListAsync(cancel);
        var ids = managers.ConvertAll(m => m.Account.Value);
        var users = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        return new(
            [
                .. managers.Select(m => new ManagerRow(
                    m.Account,
                    m.Firm,
                    users[m.Account.Value].UserName!,
                    users[m.Account.Value].Email,
                    m.Customers,
                    users[m.Account.Value].EndsOn,
                    users[m.Account.Value].Blocked
                )),
            ],
            number,
            size,
            total
        );
    }

    /// <summary>One of them; null: there is none.</summary>
    public async Task<ManagerView?> ManagerAsync(
        StaffActor staff,
        AccountId id,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        if (await db.Managers.SingleOrDefaultAsync(m => m.Account == id, cancel) is not { } manager)
            return null;
        var account = await db.Users.SingleAsync(a => a.Id == id.Value, cancel);
        return new(
            id,
            manager.Firm,
            account.UserName!,
            account.Email,
            manager.PostalAddress,
            account.MustChangePassword,
            account.Blocked,
            account.EndsOn,
            manager.MadeAt,
            await PropertiesAsync(db, id, page, cancel)
        );
    }

    private static async Task<Page<PropertyRow>> PropertiesAsync(
        EbokDb db,
        AccountId account,
        PageRequest page,
        CancellationToken cancel
    )
    {
        var all =
            from held in db.AccountCustomers
            join customer in db.Customers on held.Customer equals customer.Id
            where held.Account == account
            orderby customer.Name, customer.Code
            select new
            {
                customer.Id,
                customer.Code,
                customer.Name,
                held.Whole,
            };
        var total = await all.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        var rows = await all.Skip(skip).Take(size).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var points = (
            await db
                .SupplyPoints.Where(p => ids.Contains(p.Customer))
                .Select(p => new
                {
                    p.Customer,
                    p.Address,
                    Granted = db.AccountPoints.Any(g => g.Account == account && g.SupplyPoint == p.Id),
                })
                .ToListAsync(cancel)
        ).ToLookup(p => p.Customer);
        return new(
            [
                .. rows.Select(r =>
                {
                    var his = points[r.Id].Where(p => r.Whole || p.Granted).Select(p => p.Address).ToList();
                    return new PropertyRow(
                        r.Id,
                        r.Code,
                        r.Name,
                        r.Whole,
                        his.Count,
                        points[r.Id].Count(),
                        [.. his.Distinct().Order(StringComparer.Ordinal).Take(AddressesShown)]
                    );
                }),
            ],
            number,
            size,
            total
        );
    }
}
