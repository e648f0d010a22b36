using System.Net.Mail;
using Ebok.Core.Mail;
using Ebok.Core.Operators;

namespace Ebok.Core.Setup;

/// <summary>Sends one mail at once, not through the outbox, to see whether the settings of the mail server are right.</summary>
/// <param name="transport">Where mails go.</param>
/// <param name="from">The portal's own address.</param>
/// <param name="make">Whether he may ask for it.</param>
public sealed class SendTestMail(IMailTransport transport, Func<MailAddress> from, MakeUtility make)
{
    /// <summary>What the server said; null: he may not, or that is no address.</summary>
    public async Task<Delivery?> RunAsync(
        OpenStaffSession session,
        string? to,
        string subject,
        string text,
        CancellationToken cancel
    )
    {
        if (
            !MailAddress.TryCreate(to, out var address)
            || address.Address != to
            || !await make.MayAsync(session, cancel)
        )
            return null;
        var sender = from();
        var mail = new ReadyMail(
            $"<{Guid.NewGuid():N}@{sender.Host}>",
            sender,
            null,
            to,
            subject,
            text,
            $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>"
        );
        return await transport.SendAsync(mail, cancel);
    }
}
