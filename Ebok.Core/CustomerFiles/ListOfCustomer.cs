using Ebok.Core.Accounts;
using Ebok.Core.Consents;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerFiles;

/// <summary>A registration for the customer.</summary>
/// <param name="Id">To open it by.</param>
/// <param name="SubmittedAt">When it was sent in.</param>
/// <param name="Email">As entered.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CanSendAgain">The link that confirms the address can be sent again.</param>
public sealed record RegistrationOnFile(
    RegistrationId Id,
    DateTimeOffset SubmittedAt,
    string Email,
    RegistrationState State,
    bool CanSendAgain
);

/// <summary>An entry in the history of his consents.</summary>
public sealed record ConsentOnFile(ConsentKind Kind, bool Given, DateTimeOffset At, string? Version, string? Email);

/// <summary>A mail to him: what stands on its envelope. What it says is wiped once it is sent.</summary>
public sealed record MailOnFile(
    string Subject,
    string To,
    MailState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    string? Failure
);

/// <summary>A try to sign in for him.</summary>
public sealed record SignInOnFile(
    string Login,
    DateTimeOffset At,
    bool Succeeded,
    SignInMethod Method,
    string? Browser,
    string? Origin
);

/// <summary>What staff see of a customer beside the lists that he sees himself (O4): each newest first, page by page, for
/// every role.</summary>
public sealed class ListOfCustomer(EbokStore store, UtilityCatalog utilities, TimeProvider clock)
{
    /// <summary>Registrations with his code.</summary>
    public async Task<Page<RegistrationOnFile>> RegistrationsAsync(
        StaffActor staff,
        CustomerId customer,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var since = clock.GetUtcNow().AddHours(-utilities.Of(staff).Lifetimes.ActivationLinkHours);
        var all = db.Registrations.Where(r => r.Customer == customer);
        return await PageAsync(
            all.OrderByDescending(r => r.SubmittedAt)
                .ThenByDescending(r => r.Id)
                .Select(r => new RegistrationOnFile(
                    r.Id,
                    r.SubmittedAt,
                    r.Email,
                    r.State,
                    r.State == RegistrationState.WaitingForEmail && r.SubmittedAt > since
                )),
            page,
            cancel
        );
    }

    /// <summary>What he agreed and objected to.</summary>
    public async Task<Page<ConsentOnFile>> ConsentsAsync(
        StaffActor staff,
        CustomerId customer,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        return await PageAsync(
            db.Consents.Where(c => c.Customer == customer)
                .OrderByDescending(c => c.At)
                .ThenByDescending(c => c.Id)
                .Select(c => new ConsentOnFile(c.Kind, c.Given, c.At, c.TextVersion, c.Email)),
            page,
            cancel
        );
    }

    /// <summary>Mails to the addresses that are his and those of his own accounts.</summary>
    public async Task<Page<MailOnFile>> MailsAsync(
        StaffActor staff,
        CustomerId customer,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        // A manager's mails are about all his properties: they are not this customer's.
        var own = await db
            .AccountCustomers.Where(c =>
                c.Customer == customer
                && !db.AccountCustomers.Any(other => other.Account == c.Account && other.Customer != customer)
                && !db.Managers.Any(m => m.Account == c.Account)
            )
            .Select(c => c.Account)
            .ToListAsync(cancel);
        var ids = own.ConvertAll(a => a.Value);
        var ofAccounts = await db.Users.Where(u => ids.Contains(u.Id)).Select(u => u.Email).ToListAsync(cancel);
        var onFile = await db.Customers.Where(c => c.Id == customer).Select(c => c.Email).ToListAsync(cancel);
        var registered = await db
            .Registrations.Where(r => r.Customer == customer && r.Account != null)
            .Select(r => r.Email)
            .Distinct()
            .Take(10)
            .ToListAsync(cancel);
        var addresses = ofAccounts.Concat(onFile).Concat(registered).OfType<string>().Distinct().ToList();
        return await PageAsync(
            db.Outbox.Where(m => addresses.Contains(m.To))
                .OrderByDescending(m => m.CreatedAt)
                .ThenByDescending(m => m.Id)
                .Select(m => new MailOnFile(m.Subject, m.To, m.State, m.CreatedAt, m.DoneAt, m.Failure)),
            page,
            cancel
        );
    }

    /// <summary>Sign-ins, good and bad, with the accounts that act for him.</summary>
    public async Task<Page<SignInOnFile>> SignInsAsync(
        StaffActor staff,
        CustomerId customer,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await PageAsync(
            db.SignInAttempts.Where(a => db.AccountCustomers.Any(c => c.Account == a.Account && c.Customer == customer))
                .OrderByDescending(a => a.At)
                .ThenByDescending(a => a.Id),
            page,
            cancel
        );
        var ids = found.Rows.Select(a => a.Account!.Value.Value).Distinct().ToList();
        var logins = await db
            .Users.Where(u => ids.Contains(u.Id))
            .Select(u => new { u.Id, u.UserName })
            .ToDictionaryAsync(u => u.Id, u => u.UserName!, cancel);
        return new(
            [
                .. found.Rows.Select(a => new SignInOnFile(
                    logins[a.Account!.Value.Value],
                    a.At,
                    a.Succeeded,
                    a.Method,
                    a.Browser,
                    a.Origin
                )),
            ],
            found.Number,
            found.Size,
            found.Total
        );
    }

    private static async Task<Page<T>> PageAsync<T>(IQueryable<T> rows, PageRequest page, CancellationToken cancel)
    {
        var total = await rows.CountAsync(cancel);
        var (number, size, skip) = page.Within(total);
        return new(await rows.Skip(skip).Take(size).ToListAsync(cancel), number, size, total);
    }
}
