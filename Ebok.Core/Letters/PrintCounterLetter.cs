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

/// <summary>Prints the letter of an account that was made at the counter (Q1), again as often as needed, each time with a
/// new one-time password, until the customer has set his own.</summary>
public sealed class PrintCounterLetter(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    RenderLetters render,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>The file, <see cref="NotOfYourRole"/> or <see cref="NothingToPrint"/>.</summary>
    public async Task<Result<PrintedLetters>> RunAsync(StaffActor staff, CustomerId customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        var password = await FreshPassword.MakeAsync(passwords, cancel);
        var now = clock.GetUtcNow();
        var goodUntil = now.AddDays(utility.Lifetimes.LetterPasswordDays);
        var letter = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var found = await db.Customers.SingleOrDefaultAsync(c => c.Id == customer, cancel);
                if (found is null || await db.AccountOfAsync(customer, cancel) is not { } holder)
                    return null;
                var account = new AccountId(holder.Id);
                if (!await OneTimePassword.SetAsync(db, account, password.Hash, goodUntil, now, own: false, cancel))
                    return null;
                await audit.AddAsync(db, staff, AuditAct.LetterPrinted, account.Value, null, cancel);
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
        return letter is null
            ? new NothingToPrint()
            : new PrintedLetters(render.Run([letter], PrintLetters.AccentOf(utility), now), 1, 0);
    }
}
