using Ebok.Core.Audit;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.CustomerFiles;

/// <summary>The address is confirmed already, or it is too late to confirm it.</summary>
public sealed record NothingToActivate : Refusal;

/// <summary>Sends the link that confirms the address of a registration once more (K2, M2); the one sent before is dead.</summary>
public sealed class SendActivationAgain(
    EbokStore store,
    UtilityCatalog utilities,
    OneTimeSecrets secrets,
    Outbox outbox,
    PublicLinks links,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Where it was sent; <see cref="NotOfYourRole"/>, <see cref="NotFound"/>,
    /// <see cref="NothingToActivate"/>.</summary>
    public async Task<Result<string>> RunAsync(StaffActor staff, RegistrationId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var utility = utilities.Of(staff);
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
                    return (Result<string>)NotFound.Instance;
                var ends = request.SubmittedAt.AddHours(utility.Lifetimes.ActivationLinkHours);
                if (request.State != RegistrationState.WaitingForEmail || ends <= clock.GetUtcNow())
                    return new NothingToActivate();
                var token = await secrets.IssueLinkAsync(
                    db,
                    utility.Id,
                    SecretPurpose.RegistrationLink,
                    id.Value,
                    SubmitRegistration.StateShown,
                    cancel
                );
                outbox.Add(
                    db,
                    utility,
                    request.Email,
                    RegistrationMail.Link(utility, links.To(utility, "rejestracja/potwierdzenie", token)),
                    ends
                );
                await audit.AddAsync(db, staff, AuditAct.ActivationSentAgain, id.Value, null, cancel);
                return request.Email;
            },
            cancel
        );
    }
}
