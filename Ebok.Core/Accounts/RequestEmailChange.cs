using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>No mail can go to that address.</summary>
public sealed record NewEmailMalformed : Refusal;

/// <summary>It is the account's address already.</summary>
public sealed record SameEmail : Refusal;

/// <summary>Too many changes were asked for; later again.</summary>
public sealed record TooManyEmailChanges : Refusal;

/// <summary>The account's e-mail: what it is, and what is to become of it.</summary>
/// <param name="Email">Now; null: none.</param>
/// <param name="IsLogin">One signs in with it.</param>
/// <param name="Waiting">An address that waits for the click on its link; null: none.</param>
/// <param name="WaitsUntil">Until when.</param>
public sealed record AccountEmail(string? Email, bool IsLogin, string? Waiting, DateTimeOffset? WaitsUntil);

/// <summary>Asks for another e-mail address of a sign-in account (security.md: the password again, the old address is
/// told). Nothing is changed before the link that goes to the new address is used.</summary>
public sealed class RequestEmailChange(
    EbokStore store,
    CurrentPassword currentPassword,
    OneTimeSecrets secrets,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    private const int MostAnHour = 3;
    private const int MostADay = 5;

    /// <summary>How it stands.</summary>
    public async Task<AccountEmail> ReadAsync(OpenSession actor, UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        var now = clock.GetUtcNow();
        await using var db = store.Read(utility.Id);
        var account = await db.Users.SingleAsync(a => a.Id == actor.Account.Value, cancel);
        var waiting = await (
            from change in db.EmailChanges
            join secret in db.OneTimeSecrets on change.Id equals secret.Subject
            where
                change.Account == actor.Account
                && change.ConfirmedAt == null
                && change.Stamp == account.SecurityStamp
                && secret.Purpose == SecretPurpose.EmailChangeLink
                && secret.EndedAt == null
                && secret.ExpiresAt > now
            orderby change.AskedAt descending
            select new { change.Email, secret.ExpiresAt }
        ).FirstOrDefaultAsync(cancel);
        return new(account.Email, utility.SignIn.Kind == LoginKind.Email, waiting?.Email, waiting?.ExpiresAt);
    }

    /// <summary>True: a link is on its way. Else <see cref="NewEmailMalformed"/>, <see cref="SameEmail"/>,
    /// <see cref="WrongPassword"/>, <see cref="TooManyAtOnce"/> or <see cref="TooManyEmailChanges"/>. Whether somebody else
    /// signs in with that address only its owner is told, by the mail.</summary>
    public async Task<Result<bool>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        string? email,
        string? password,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        var wanted = email?.Trim() ?? "";
        if (!FieldCheck.IsEmail(wanted))
            return new NewEmailMalformed();
        var verified = await currentPassword.VerifyAsync(actor, utility, password, caller, cancel);
        if (verified.Refusal is { } wrong)
            return wrong;
        return await store.WriteAsync(utility.Id, db => AddAsync(db, actor, utility, wanted, caller, cancel), cancel);
    }

    private async Task<Result<bool>> AddAsync(
        EbokDb db,
        OpenSession actor,
        UtilityProfile utility,
        string wanted,
        Caller caller,
        CancellationToken cancel
    )
    {
        // Holds the account's row: of two forms sent at once the second counts the first.
        await db
            .Users.Where(a => a.Id == actor.Account.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, a => a.Email), cancel);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == actor.Account.Value, cancel);
        if (string.Equals(account.Email, wanted, StringComparison.OrdinalIgnoreCase))
            return new SameEmail();
        var now = clock.GetUtcNow();
        var (hour, day) = (now.AddHours(-1), now.AddDays(-1));
        var asked = db.EmailChanges.Where(c => c.Account == actor.Account);
        if (
            await asked.CountAsync(c => c.AskedAt > hour, cancel) >= MostAnHour
            || await asked.CountAsync(c => c.AskedAt > day, cancel) >= MostADay
        )
            return new TooManyEmailChanges();
        foreach (var before in await asked.Where(c => c.ConfirmedAt == null).Select(c => c.Id).ToListAsync(cancel))
            await secrets.EndAsync(db, SecretPurpose.EmailChangeLink, before, cancel);
        var change = new EmailChange
        {
            Id = Guid.CreateVersion7(),
            Utility = utility.Id,
            Account = actor.Account,
            Email = wanted,
            Before = account.Email,
            Stamp = account.SecurityStamp,
            AskedAt = now,
            Origin = caller.Origin,
        };
        db.EmailChanges.Add(change);
        var normalized = LoginName.Normalise(wanted);
        if (
            utility.SignIn.Kind == LoginKind.Email
            && await db.Users.AnyAsync(a => a.Id != actor.Account.Value && a.NormalizedUserName == normalized, cancel)
        )
            outbox.Add(db, utility, wanted, EmailChangeMails.Taken(utility));
        else
        {
            var lifetime = TimeSpan.FromHours(utility.Lifetimes.ActivationLinkHours);
            var token = await secrets.IssueLinkAsync(
                db,
                utility.Id,
                SecretPurpose.EmailChangeLink,
                change.Id,
                lifetime,
                cancel
            );
            outbox.Add(db, utility, wanted, EmailChangeMails.Confirm(utility, links, token), now + lifetime);
        }
        if (account.Email is { } old && FieldCheck.IsEmail(old))
            outbox.Add(db, utility, old, EmailChangeMails.Asked(utility, links, wanted));
        return true;
    }
}
