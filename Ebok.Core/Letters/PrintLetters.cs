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

/// <summary>Prints letters with one-time passwords, one or many (K3). Printing is what makes the password: its hash is
/// committed first, then the file is drawn, so that no letter in the world has a password that was never stored. What is
/// cut off between is printed again, with another password; the one before is dead.</summary>
public sealed class PrintLetters(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    CreateAccount createAccount,
    RenderLetters render,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Letters in one file: a hash takes its time, and a clerk sees what he puts into envelopes.</summary>
    public const int MostAtOnce = 50;

    private static readonly RegistrationState[] Printable =
    [
        RegistrationState.LetterToPrint,
        RegistrationState.LetterPrinted,
        RegistrationState.LetterSent,
    ];

    /// <summary>The file, <see cref="NotOfYourRole"/> or <see cref="NothingToPrint"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="which">Of these registrations, also again; null: all that wait. The oldest first,
    /// <see cref="MostAtOnce"/> at most.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<PrintedLetters>> RunAsync(
        StaffActor staff,
        IReadOnlyList<RegistrationId>? which,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        var fresh = new Dictionary<RegistrationId, FreshPassword>();
        foreach (var id in await FindAsync(staff, which, cancel))
            fresh[id] = await FreshPassword.MakeAsync(passwords, cancel);
        var letters = await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var made = new List<LetterSheet>();
                foreach (var (id, password) in fresh)
                    if (await PrintAsync(db, staff, utility, id, password, cancel) is { } letter)
                        made.Add(letter);
                return made;
            },
            cancel
        );
        return letters.Count == 0
            ? new NothingToPrint()
            : new PrintedLetters(
                render.Run(letters, AccentOf(utility), clock.GetUtcNow()),
                letters.Count,
                fresh.Count - letters.Count
            );
    }

    internal static Rgb AccentOf(UtilityProfile utility) =>
        Rgb.TryParse(utility.Look.Accent, out var accent) ? accent : Rgb.Black;

    private async Task<IReadOnlyList<RegistrationId>> FindAsync(
        StaffActor staff,
        IReadOnlyList<RegistrationId>? which,
        CancellationToken cancel
    )
    {
        await using var db = store.Read(staff.Utility);
        var letters = which is null
            ? db.Registrations.Where(r => r.State == RegistrationState.LetterToPrint)
            : db.Registrations.Where(r => which.Contains(r.Id) && Printable.Contains(r.State));
        return await letters.OrderBy(r => r.SubmittedAt).Select(r => r.Id).Take(MostAtOnce).ToListAsync(cancel);
    }

    // Null where there is nothing to print any more, or nobody to print it for.
    private async Task<LetterSheet?> PrintAsync(
        EbokDb db,
        StaffActor staff,
        UtilityProfile utility,
        RegistrationId id,
        FreshPassword password,
        CancellationToken cancel
    )
    {
        var request = await db.Registrations.SingleAsync(r => r.Id == id, cancel);
        if (!Printable.Contains(request.State))
            return null;
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == request.Customer, cancel);
        if (customer is null)
            return null;
        var now = clock.GetUtcNow();
        var goodUntil = now.AddDays(utility.Lifetimes.LetterPasswordDays);
        if (request.Account is null)
        {
            var account = AccountId.New();
            var made = await createAccount.AddAsync(
                db,
                utility.Id,
                account,
                new NewAccount(request.Login, request.Email, "-", MustChangePassword: true, [new Grant(customer.Id)])
                {
                    GoodUntil = goodUntil,
                    TermsVersion = RegistrationConsents.TermsOf(request),
                },
                password.Hash,
                cancel
            );
            if (!made.IsOk)
                return null;
            request.Account = account;
            AccountOpening.AddConsents(db, request, customer.Id, account);
        }
        else if (
            !await OneTimePassword.SetAsync(
                db,
                request.Account.Value,
                password.Hash,
                goodUntil,
                now,
                own: false,
                cancel
            )
        )
            return null;
        request.State = RegistrationState.LetterPrinted;
        request.LetterPrintedAt = now;
        request.LetterSentAt = null;
        request.Version++;
        await audit.AddAsync(db, staff, AuditAct.LetterPrinted, request.Account.Value.Value, null, cancel);
        return LetterOf.To(customer, utility, links, request.Login, password.Text, goodUntil, WarsawTime.DayOf(now));
    }
}
