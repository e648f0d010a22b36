using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Operators;

/// <summary>A refusal needs a reason, of at most 2000 characters.</summary>
public sealed record ReasonMissing : Refusal;

/// <summary>The reason holds the number of a bank account, and no such number is ever mailed (B2).</summary>
public sealed record ReasonHasAccountNumber : Refusal;

/// <summary>Refuses a registration with a reason that the customer is mailed, and sees at every click of his link
/// (K3).</summary>
public sealed class RefuseRegistration(
    EbokStore store,
    UtilityCatalog utilities,
    Outbox outbox,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>The state it is in now, <see cref="NotOfYourRole"/>, <see cref="ReasonMissing"/>,
    /// <see cref="ReasonHasAccountNumber"/>, <see cref="NotFound"/> or <see cref="DecidedMeanwhile"/>.</summary>
    /// <param name="staff">A clerk at least.</param>
    /// <param name="id">Which.</param>
    /// <param name="reason">In the customer's words.</param>
    /// <param name="version">Of the registration that he looked at.</param>
    /// <param name="cancel">Of the request.</param>
    public async Task<Result<RegistrationState>> RunAsync(
        StaffActor staff,
        RegistrationId id,
        string? reason,
        int version,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (Problem(reason) is { } problem)
            return problem;
        var text = reason!.Trim();
        var utility = utilities.Of(staff);
        return await store.DecideAsync(
            staff.Utility,
            id,
            version,
            async (db, request) =>
            {
                request.State = RegistrationState.Refused;
                request.RefusalReason = text;
                request.PasswordHash = null;
                request.DecidedAt = clock.GetUtcNow();
                request.DecidedBy = staff.Staff;
                request.Version++;
                outbox.Add(db, utility, request.Email, MailOf(utility, text));
                await audit.AddAsync(db, staff, AuditAct.RegistrationRefused, id.Value, null, cancel);
                return request.State;
            },
            cancel
        );
    }

    /// <summary>Why a reason cannot be sent; null: it can.</summary>
    public static Refusal? Problem(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason ? new ReasonMissing()
        : MailGuard.HoldsAccountNumber(reason) ? new ReasonHasAccountNumber()
        : null;

    internal static MailContent MailOf(UtilityProfile utility, string reason) =>
        new(
            OperatorMails.RefusedSubject,
            [
                new MailParagraph(
                    string.Format(CultureInfo.InvariantCulture, OperatorMails.RefusedLead, utility.OfficeName)
                ),
                new MailParagraph(reason) { Name = "powód" },
                new MailParagraph(OperatorMails.RefusedNext),
            ]
        )
        {
            Kind = MailKind.RegistrationRefused,
        };
}
