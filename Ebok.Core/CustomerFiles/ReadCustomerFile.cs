using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerFiles;

/// <summary>Opens a customer for staff (O4).</summary>
public sealed class ReadCustomerFile(EbokStore store, TimeProvider clock)
{
    private const int MostAccounts = 50;

    /// <summary>For every role; null: there is none.</summary>
    public async Task<CustomerFile?> RunAsync(StaffActor staff, CustomerId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var reader = new Actor(staff.Utility, new AccountId(Guid.Empty), id, WholeCustomer: true);
        if (await ReadCustomer.ViewAsync(db, reader, cancel) is not { } view)
            return null;
        var pesel = await db.Customers.Where(c => c.Id == id).Select(c => c.Pesel).SingleAsync(cancel);
        var accounts = await AccountsAsync(db, id, cancel);
        return new(
            id,
            view,
            pesel is { Length: > 4 } ? $"•••••••{pesel[^4..]}" : null,
            accounts,
            // His own account's letters and since when his list is kept are his.
            reader with
            {
                Account = accounts.FirstOrDefault(a => a.IsOwn)?.Id ?? reader.Account,
            }
        );
    }

    private async Task<IReadOnlyList<AccountOnFile>> AccountsAsync(
        EbokDb db,
        CustomerId customer,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var held = await db
            .AccountCustomers.Where(c => c.Customer == customer)
            .Take(MostAccounts)
            .Select(c => new
            {
                c.Account,
                c.Whole,
                Customers = db.AccountCustomers.Count(other => other.Account == c.Account),
                Open = db.Sessions.Count(s => s.Account == c.Account && s.EndedAt == null && s.EndsAt > now),
                SignedInAt = db
                    .SignInAttempts.Where(a => a.Account == c.Account && a.Succeeded)
                    .Max(a => (DateTimeOffset?)a.At),
                IsManager = db.Managers.Any(m => m.Account == c.Account),
                HasPasskey = db.Passkeys.Any(k => k.Account == c.Account),
            })
            .ToListAsync(cancel);
        var ids = held.ConvertAll(h => h.Account.Value);
        var users = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var factors = await db
            .SecondFactorKeys.Where(k => ids.Contains(k.Owner) && k.ConfirmedAt != null)
            .Select(k => k.Owner)
            .ToListAsync(cancel);
        return
        [
            .. from h in held
            let account = users[h.Account.Value]
            let own = h.Whole && h.Customers == 1 && !h.IsManager
            orderby own descending, account.UserName
            select new AccountOnFile(
                h.Account,
                account.UserName!,
                account.Email,
                own,
                h.Whole,
                h.Customers,
                account.Blocked,
                account.MustChangePassword,
                account.PasswordGoodUntil,
                h.HasPasskey || factors.Contains(h.Account.Value),
                h.Open,
                h.SignedInAt,
                account.CreatedAt,
                account.EndsOn
            ),
        ];
    }
}
