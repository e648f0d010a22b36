using Ebok.Core.Accounts;
using Ebok.Core.Content;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Consents;

/// <summary>Switches e-invoices on or off, or sends their notices elsewhere (M5). Each change is an entry of the history
/// and a mail to the address that was, to the one that is, and to the account's. The same asked twice is one entry.</summary>
public sealed class SetEInvoice(EbokStore store, LegalTexts texts, Outbox outbox, PublicLinks links, TimeProvider clock)
{
    /// <summary>Switches on, or changes the address. False: it was so already, and nothing was done. Refuses with
    /// <see cref="OnlyForWholeCustomer"/>, <see cref="NotAnEmail"/> or <see cref="NotAgreed"/>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="utility">Whose invoices; the words agreed to are those that hold.</param>
    /// <param name="email">Where notices are to go; may be another than the account's. Its shape is checked, and a mail
    /// goes there.</param>
    /// <param name="agrees">To the words; needed where it is off, a change of the address needs none.</param>
    /// <param name="caller">Address of origin.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Result<bool>> OnAsync(
        Actor actor,
        UtilityProfile utility,
        string? email,
        bool agrees,
        Caller caller,
        CancellationToken cancel
    )
    {
        var address = email?.Trim() ?? "";
        return FieldCheck.IsEmail(address)
            ? RunAsync(actor, utility, new(address, agrees), caller, cancel)
            : Task.FromResult<Result<bool>>(NotAnEmail.Instance);
    }

    /// <summary>Switches off: invoices come on paper again. False: it was off. Refuses with
    /// <see cref="OnlyForWholeCustomer"/>.</summary>
    public Task<Result<bool>> OffAsync(Actor actor, UtilityProfile utility, Caller caller, CancellationToken cancel) =>
        RunAsync(actor, utility, null, caller, cancel);

    private async Task<Result<bool>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        Wish? wish,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(caller);
        if (!actor.WholeCustomer)
            return OnlyForWholeCustomer.Instance;
        return await store.WriteAsync(utility.Id, db => WriteAsync(db, actor, utility, wish, caller, cancel), cancel);
    }

    private async Task<Result<bool>> WriteAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        Wish? wish,
        Caller caller,
        CancellationToken cancel
    )
    {
        // Holds the customer's row until the end: of two forms sent at once the second sees what the first did.
        if (
            await db.CustomerOf(actor).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, c => c.Name), cancel) == 0
        )
            return NotFound.Instance;
        var before = await db.NewestEInvoiceAsync(actor, cancel);
        var wasOn = before is { Given: true };
        var email = wish?.Email;
        if (email is null ? !wasOn : wasOn && before!.Email == email)
            return false;
        if (!wasOn && !wish!.Agrees)
            return NotAgreed.Instance;
        // A change of the address shows no words: those agreed to before hold.
        var now = await texts.NowAsync(db, utility, LegalKind.EInvoice, cancel);
        var (words, version) = wasOn ? (before!.Text, before.TextVersion) : (now.Text!, now.Label);
        db.Consents.Add(
            new Consent
            {
                Id = ConsentId.New(),
                Utility = actor.Utility,
                Customer = actor.Customer,
                Account = actor.Account,
                Kind = ConsentKind.EInvoice,
                Given = email is not null,
                At = clock.GetUtcNow(),
                Email = email ?? before?.Email,
                Text = words,
                TextVersion = version,
                Origin = caller.Origin,
            }
        );
        var own = await db
            .Users.Where(u => u.Id == actor.Account.Value)
            .Select(u => u.Email)
            .SingleOrDefaultAsync(cancel);
        var content =
            email is null ? EInvoiceMails.Off(utility, links)
            : wasOn ? EInvoiceMails.Changed(utility, links, email)
            : EInvoiceMails.On(utility, links, email);
        var told = new[] { email, wasOn ? before!.Email : null, own }
            .OfType<string>()
            .Where(FieldCheck.IsEmail)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var to in told)
            outbox.Add(db, utility, to, content);
        return true;
    }

    private sealed record Wish(string Email, bool Agrees);
}
