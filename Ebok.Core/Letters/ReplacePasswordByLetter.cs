using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Letters;

/// <summary>For a customer who cannot reset his password himself: his own one dies at once, a one-time one goes by post to
/// the address on file, and his e-mail is told. The password is on the paper only; nobody of the staff chooses it. A
/// manager's decision, as it takes a password that is the customer's own.</summary>
public sealed class ReplacePasswordByLetter(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    RenderLetters render,
    SessionCache cache,
    Outbox outbox,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>The file, <see cref="NotOfYourRole"/> or <see cref="NothingToPrint"/>.</summary>
    public async Task<Result<PrintedLetters>> RunAsync(StaffActor staff, CustomerId customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        var password = await FreshPassword.MakeAsync(passwords, cancel);
        var now = clock.GetUtcNow();
        var goodUntil = now.AddDays(utility.Lifetimes.LetterPasswordDays);
        AccountId? replaced = null;
        var letter = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var found = await db.Customers.SingleOrDefaultAsync(c => c.Id == customer, cancel);
                if (found is null || await db.AccountOfAsync(customer, cancel) is not { Blocked: false } holder)
                    return null;
                var account = new AccountId(holder.Id);
                if (!await OneTimePassword.SetAsync(db, account, password.Hash, goodUntil, now, own: true, cancel))
                    return null;
                replaced = account;
                if (!string.IsNullOrWhiteSpace(holder.Email))
                    outbox.Add(db, utility, holder.Email, LetterMail.Replaced(utility));
                await audit.AddAsync(db, staff, AuditAct.CustomerPasswordReplaced, account.Value, null, cancel);
                return LetterOf.To(
                    found,
                    utility,
                    links,
                    holder.UserName!,
                    password.Text,
                    goodUntil,
                    WarsawTime.DayOf(now)
                );
            },
            cancel
        );
        if (replaced is { } signedOut)
            EndSessions.Forget(cache, signedOut);
        return letter is null
            ? new NothingToPrint()
            : new PrintedLetters(render.Run([letter], PrintLetters.AccentOf(utility), now), 1, 0);
    }
}
