using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Letters;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>Prints the letter with a manager's one-time password, each time with a new one, until he has set his own.</summary>
public sealed class PrintManagerLetter(
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
    public async Task<Result<PrintedLetters>> RunAsync(StaffActor staff, AccountId account, CancellationToken cancel)
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
                if (await db.Managers.SingleOrDefaultAsync(m => m.Account == account, cancel) is not { } manager)
                    return null;
                if (!await OneTimePassword.SetAsync(db, account, password.Hash, goodUntil, now, own: false, cancel))
                    return null;
                var login = await db
                    .Users.Where(a => a.Id == account.Value)
                    .Select(a => a.UserName!)
                    .SingleAsync(cancel);
                await audit.AddAsync(db, staff, AuditAct.LetterPrinted, account.Value, "manager", cancel);
                return LetterOf.To(
                    [manager.Firm, .. (manager.PostalAddress ?? "").Split('\n', ',').Select(line => line.Trim())],
                    utility,
                    links,
                    login,
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
