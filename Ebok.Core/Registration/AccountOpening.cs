using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>What follows once a registration is good, by the rules at once or by an operator's approval: the account with
/// the customer's consents and what he signs in with, or the letter that is to be printed (K3). Part of the caller's
/// transaction.</summary>
public sealed class AccountOpening(CreateAccount createAccount, Outbox outbox, PublicLinks links, TimeProvider clock)
{
    /// <summary>The account; null where a letter comes first; <see cref="LoginTaken"/> when somebody has one already, or
    /// <see cref="NotFound"/> without a customer.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="utility">Whose.</param>
    /// <param name="request">Tracked; its state is set.</param>
    /// <param name="temporary">Where the profile sends a temporary password by mail; else null.</param>
    /// <param name="cancel">Given up.</param>
    internal async Task<Result<AccountId?>> OpenAsync(
        EbokDb db,
        UtilityProfile utility,
        RegistrationRequest request,
        FreshPassword? temporary,
        CancellationToken cancel
    )
    {
        if (request.Customer is not { } customer)
            return NotFound.Instance;
        if (utility.Registration.Credential == CredentialDelivery.Letter)
        {
            request.State = RegistrationState.LetterToPrint;
            request.Version++;
            return (AccountId?)null;
        }
        var now = clock.GetUtcNow();
        var hash = temporary?.Hash ?? request.PasswordHash;
        if (hash is null)
            throw new InvalidOperationException("neither an own password nor a temporary one");
        DateTimeOffset? goodUntil = temporary is null ? null : now.AddHours(utility.Lifetimes.TemporaryPasswordHours);
        var made = await createAccount.AddAsync(
            db,
            utility.Id,
            AccountId.New(),
            new NewAccount(request.Login, request.Email, "-", temporary is not null, [new Grant(customer)])
            {
                GoodUntil = goodUntil,
                TermsVersion = RegistrationConsents.TermsOf(request),
            },
            hash,
            cancel
        );
        if (!made.TryGet(out var account, out var refusal))
            return refusal;
        request.State = RegistrationState.Active;
        request.Account = account;
        request.PasswordHash = null;
        request.DecidedAt ??= now;
        request.Version++;
        AddConsents(db, request, customer, account);
        outbox.Add(
            db,
            utility,
            request.Email,
            temporary is null
                ? RegistrationMail.Activated(utility, request.Login, links)
                : RegistrationMail.TemporaryPassword(utility, request.Login, temporary.Text, goodUntil!.Value, links),
            goodUntil
        );
        return (AccountId?)account;
    }

    /// <summary>The consents of a registration that was accepted; for a letter when its account is made.</summary>
    internal static void AddConsents(EbokDb db, RegistrationRequest request, CustomerId customer, AccountId account) =>
        db.Consents.AddRange(RegistrationConsents.Of(request, customer, account));
}
