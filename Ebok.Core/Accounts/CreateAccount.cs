using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>An account to make. Whoever calls has proved whose it is and checked the password's strength.</summary>
/// <param name="Login">E-mail, customer code or user number, as the profile's login kind says.</param>
/// <param name="Email">Where mails go; null for an account made at the counter without one.</param>
/// <param name="Password">Own or temporary; at most <see cref="Passwords.MaxLength"/> characters.</param>
/// <param name="MustChangePassword">The password is temporary: only good for setting an own one.</param>
/// <param name="Customers">For whom it may act; at least one.</param>
public sealed record NewAccount(
    string Login,
    string? Email,
    string Password,
    bool MustChangePassword,
    IReadOnlyList<Grant> Customers
)
{
    /// <summary>When a temporary password dies; null: never.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>Version of the regulations accepted while registering; null: none.</summary>
    public string? TermsVersion { get; init; }
}

/// <summary>A customer given to an account.</summary>
/// <param name="Customer">Of the same utility.</param>
/// <param name="Points">Null: the whole customer; else only these supply points of his (M4).</param>
public sealed record Grant(CustomerId Customer, IReadOnlyList<SupplyPointId>? Points = null);

/// <summary>The utility has an account with that login already.</summary>
public sealed record LoginTaken : Refusal;

/// <summary>Makes a sign-in account with what it may act for, whole or not at all.</summary>
public sealed class CreateAccount(EbokStore store, Passwords passwords, TimeProvider clock)
{
    /// <summary>The new account, <see cref="LoginTaken"/>, or <see cref="NotFound"/> when a customer or supply point is
    /// not the utility's.</summary>
    public async Task<Result<AccountId>> RunAsync(UtilityId utility, NewAccount account, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentOutOfRangeException.ThrowIfZero(account.Customers.Count);
        // Before the transaction: a hash takes longer than anything that may hold the write lock.
        var hash = await passwords.HashAsync(account.Password, cancel);
        var id = AccountId.New();
        return await store.WriteAsync(utility, db => AddAsync(db, utility, id, account, hash, cancel), cancel);
    }

    /// <summary>The same as part of the caller's transaction, with a password already hashed.</summary>
    internal async Task<Result<AccountId>> AddAsync(
        EbokDb db,
        UtilityId utility,
        AccountId id,
        NewAccount account,
        string hash,
        CancellationToken cancel
    )
    {
        var login = LoginName.Normalise(account.Login);
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == login, cancel))
            return new LoginTaken();
        if (!await AllExistAsync(db, account.Customers, cancel))
            return NotFound.Instance;
        db.Users.Add(
            new Account
            {
                Id = id.Value,
                Utility = utility,
                UserName = account.Login.Trim(),
                NormalizedUserName = login,
                Email = account.Email,
                NormalizedEmail = account.Email is null ? null : LoginName.Normalise(account.Email),
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                MustChangePassword = account.MustChangePassword,
                PasswordGoodUntil = account.GoodUntil,
                TermsVersion = account.TermsVersion,
                LockoutEnabled = true,
                CreatedAt = clock.GetUtcNow(),
            }
        );
        foreach (var grant in account.Customers)
        {
            db.AccountCustomers.Add(
                new AccountCustomer
                {
                    Account = id,
                    Customer = grant.Customer,
                    Utility = utility,
                    Whole = grant.Points is null,
                }
            );
            foreach (var point in grant.Points ?? [])
                db.AccountPoints.Add(
                    new AccountPoint
                    {
                        Account = id,
                        SupplyPoint = point,
                        Utility = utility,
                    }
                );
        }
        return id;
    }

    private static async Task<bool> AllExistAsync(EbokDb db, IReadOnlyList<Grant> grants, CancellationToken cancel)
    {
        var customers = grants.Select(g => g.Customer).Distinct().ToList();
        if (await db.Customers.CountAsync(c => customers.Contains(c.Id), cancel) != customers.Count)
            return false;
        foreach (var grant in grants.Where(g => g.Points is not null))
        {
            var points = grant.Points!.Distinct().ToList();
            var owned = db.SupplyPoints.Where(p => p.Customer == grant.Customer && points.Contains(p.Id));
            if (await owned.CountAsync(cancel) != points.Count)
                return false;
        }
        return true;
    }
}
