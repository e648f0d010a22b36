using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Accounts;

/// <summary>Confirms an account's new e-mail address by the link that was sent there; the old one is told.</summary>
public sealed class ConfirmEmailChange(
    EbokStore store,
    OneTimeSecrets secrets,
    SessionCache cache,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    /// <summary>The address that the link would confirm; null for a link that is unknown, used, too old, or was ended by a
    /// new password or a newer request. Changes nothing: mail scanners open links too.</summary>
    public async Task<string?> FindAsync(UtilityProfile utility, string? token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        return (await FindAsync(db, utility, token, cancel))?.Email;
    }

    /// <summary>The address that the account has now, or <see cref="NotFound"/>.</summary>
    public async Task<Result<string>> RunAsync(UtilityProfile utility, string? token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        try
        {
            var (result, account) = await store.WriteAsync(
                utility.Id,
                db => ConfirmAsync(db, utility, token, cancel),
                cancel
            );
            if (result.IsOk)
                EndSessions.Forget(cache, account);
            return result;
        }
        catch (DbUpdateException)
        {
            // Somebody else has taken the address as his login at the same moment.
            return NotFound.Instance;
        }
    }

    private async Task<(Result<string>, AccountId)> ConfirmAsync(
        EbokDb db,
        UtilityProfile utility,
        string? token,
        CancellationToken cancel
    )
    {
        if (await FindAsync(db, utility, token, cancel) is not { } change)
            return (NotFound.Instance, default);
        var id = change.Account.Value;
        var normalized = LoginName.Normalise(change.Email);
        var isLogin = utility.SignIn.Kind == LoginKind.Email;
        if (isLogin && await db.Users.AnyAsync(a => a.Id != id && a.NormalizedUserName == normalized, cancel))
            return (NotFound.Instance, default);
        var now = clock.GetUtcNow();
        await secrets.EndAsync(db, SecretPurpose.EmailChangeLink, change.Id, cancel);
        await db
            .EmailChanges.Where(c => c.Id == change.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConfirmedAt, (DateTimeOffset?)now), cancel);
        var account = await db.Users.AsTracking().SingleAsync(a => a.Id == id, cancel);
        account.Email = change.Email;
        account.NormalizedEmail = normalized;
        if (isLogin)
            (account.UserName, account.NormalizedUserName) = (change.Email, normalized);
        outbox.Add(db, utility, change.Email, EmailChangeMails.Done(utility, links, change.Email, isLogin));
        if (change.Before is { } old && FieldCheck.IsEmail(old))
            outbox.Add(db, utility, old, EmailChangeMails.Done(utility, links, change.Email, isLogin));
        return (change.Email, change.Account);
    }

    private async Task<EmailChange?> FindAsync(
        EbokDb db,
        UtilityProfile utility,
        string? token,
        CancellationToken cancel
    )
    {
        if (
            await secrets.FindLinkAsync(db, utility.Id, SecretPurpose.EmailChangeLink, token, cancel) is not { } subject
        )
            return null;
        var change = await db
            .EmailChanges.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == subject && c.ConfirmedAt == null, cancel);
        if (change is null)
            return null;
        var (account, stamp) = (change.Account.Value, change.Stamp);
        return await db.Users.AnyAsync(a => a.Id == account && !a.Blocked && a.SecurityStamp == stamp, cancel)
            ? change
            : null;
    }
}
