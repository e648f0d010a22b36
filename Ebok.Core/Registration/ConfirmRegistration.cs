using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>Confirms the e-mail address by the link that was sent to it (K2, M2). What was confirmed, refused or lapsed
/// before stays as it is.</summary>
public sealed class ConfirmRegistration(
    EbokStore store,
    OneTimeSecrets secrets,
    Attempts attempts,
    Passwords passwords,
    AccountOpening opening,
    TimeProvider clock
)
{
    /// <summary>Where the registration stands now; <see cref="NotFound"/> for a link that there is not.</summary>
    public async Task<Result<RegistrationState>> RunAsync(
        UtilityProfile utility,
        string? token,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        var temporary =
            utility.Registration.Credential == CredentialDelivery.TemporaryPasswordByMail
                ? await FreshPassword.MakeAsync(passwords, cancel)
                : null;
        return await store.WriteAsync(
            utility.Id,
            async db =>
            {
                var found = await secrets.FindLinkAsync(db, utility.Id, SecretPurpose.RegistrationLink, token, cancel);
                RegistrationId id = new(found ?? Guid.Empty);
                if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
                    return (Result<RegistrationState>)NotFound.Instance;
                if (request.State == RegistrationState.WaitingForEmail)
                    await ConfirmAsync(db, utility, request, temporary, cancel);
                return request.State;
            },
            cancel
        );
    }

    private async Task ConfirmAsync(
        EbokDb db,
        UtilityProfile utility,
        RegistrationRequest request,
        FreshPassword? temporary,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        request.Version++;
        if (request.SubmittedAt.AddHours(utility.Lifetimes.ActivationLinkHours) <= now)
        {
            request.State = RegistrationState.Lapsed;
            request.PasswordHash = null;
            return;
        }
        request.ConfirmedAt = now;
        if (
            utility.Registration.Judge == ProofJudge.Operator
            || RegistrationValues.Of(request).ForOperator
            || await attempts.IsUnderAttackAsync(db, utility, cancel)
        )
        {
            request.State = RegistrationState.BeingChecked;
            return;
        }
        var opened = await opening.OpenAsync(db, utility, request, temporary, cancel);
        if (opened.IsOk)
            return;
        // Somebody else has registered him meanwhile.
        request.State = RegistrationState.Refused;
        request.RefusalReason = RegistrationMails.TakenMeanwhile;
        request.DecidedAt = now;
        request.PasswordHash = null;
    }
}
