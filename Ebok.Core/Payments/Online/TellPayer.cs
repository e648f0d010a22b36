using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>Tells whoever paid by gateway what became of it, in the transaction in which it becomes so: however often the
/// gateway tells or is asked, one mail goes out. Who left the gateway's page without paying is not told: he knows.</summary>
public sealed class TellPayer(UtilityCatalog utilities, Outbox outbox, PublicLinks links)
{
    /// <summary>Paid; once only.</summary>
    internal async Task PaidAsync(EbokDb db, OnlinePayment payment, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.PayAsync(payment, now, cancel))
            await TellAsync(db, payment, OnlinePaymentMails.Confirmed, cancel);
    }

    /// <summary>Not paid in time; told to who came back from the gateway and may think that he paid.</summary>
    internal async Task ExpiredAsync(EbokDb db, OnlinePayment payment, CancellationToken cancel)
    {
        if (payment.Expire() && payment.ReturnedAt is not null)
            await TellAsync(db, payment, OnlinePaymentMails.NotMade, cancel);
    }

    /// <summary>Staff found that nothing was paid.</summary>
    internal async Task NotPaidAsync(EbokDb db, OnlinePayment payment, CancellationToken cancel)
    {
        payment.State = OnlinePaymentState.Rejected;
        await TellAsync(db, payment, OnlinePaymentMails.NotMade, cancel);
    }

    private async Task TellAsync(
        EbokDb db,
        OnlinePayment payment,
        Func<UtilityProfile, PublicLinks, OnlinePayment, MailContent> content,
        CancellationToken cancel
    )
    {
        var email = await db
            .Users.Where(a => a.Id == payment.Account.Value)
            .Select(a => a.Email)
            .SingleOrDefaultAsync(cancel);
        if (email is not null && utilities.Find(payment.Utility.Slug) is { } utility)
            outbox.Add(db, utility, email, content(utility, links, payment));
    }
}
