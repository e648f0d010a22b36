using System.Net.Mail;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Operators;

/// <summary>The customer has an account of his own already.</summary>
public sealed record CustomerHasAccount(string Login) : Refusal;

/// <summary>An e-mail address is needed, or this is none.</summary>
public sealed record EmailNeeded : Refusal;

/// <summary>Makes an account for a customer who stands at the counter (Q1): with a temporary password by mail, or one
/// that is printed next (<see cref="Letters.PrintCounterLetter"/>).</summary>
public sealed class MakeCounterAccount(
    EbokStore store,
    UtilityCatalog utilities,
    Passwords passwords,
    CreateAccount createAccount,
    Outbox outbox,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>The login, <see cref="NotOfYourRole"/>, <see cref="NotFound"/>, <see cref="CustomerHasAccount"/>,
    /// <see cref="LoginOfAnother"/> or <see cref="EmailNeeded"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="customer">Who stands there.</param>
    /// <param name="email">His address; may be missing where the password is printed and the login is no e-mail.</param>
    /// <param name="byMail">The password goes by mail; else it is printed.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<string>> RunAsync(
        StaffActor staff,
        CustomerId customer,
        string? email,
        bool byMail,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        var address = email?.Trim() is { Length: > 0 } given ? given : null;
        var needed = byMail || utility.SignIn.Kind == LoginKind.Email;
        if (address is null ? needed : address.Length > 254 || !MailAddress.TryCreate(address, out _))
            return new EmailNeeded();
        var password = await FreshPassword.MakeAsync(passwords, cancel);
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                var found = await db.Customers.SingleOrDefaultAsync(c => c.Id == customer, cancel);
                if (found is null)
                    return (Result<string>)NotFound.Instance;
                if (await db.AccountOfAsync(customer, cancel) is { } there)
                    return new CustomerHasAccount(there.UserName!);
                var login = utility.LoginOf(found, address);
                var goodUntil = byMail
                    ? clock.GetUtcNow().AddHours(utility.Lifetimes.TemporaryPasswordHours)
                    : clock.GetUtcNow().AddDays(utility.Lifetimes.LetterPasswordDays);
                var id = AccountId.New();
                var account = new NewAccount(login, address, "-", MustChangePassword: true, [new Grant(customer)])
                {
                    GoodUntil = goodUntil,
                };
                var made = await createAccount.AddAsync(db, utility.Id, id, account, password.Hash, cancel);
                if (!made.IsOk)
                    return new LoginOfAnother(login);
                if (byMail)
                    outbox.Add(
                        db,
                        utility,
                        address!,
                        RegistrationMail.TemporaryPassword(utility, login, password.Text, goodUntil, links),
                        goodUntil
                    );
                await audit.AddAsync(db, staff, AuditAct.AccountMade, id.Value, byMail ? "mail" : "letter", cancel);
                return login;
            },
            cancel
        );
    }
}
