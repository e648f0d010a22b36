using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Registration;

/// <summary>Where a registration stands, as its page shows it (K2).</summary>
/// <param name="State">Now.</param>
/// <param name="Email">Where the mails went.</param>
/// <param name="SubmittedAt">Sent in.</param>
/// <param name="ConfirmedAt">The address was confirmed.</param>
/// <param name="ConfirmBefore">Until when it can be.</param>
/// <param name="DecidedAt">Approved or refused.</param>
/// <param name="RefusalReason">Why refused.</param>
/// <param name="LetterPrintedAt">The letter was printed.</param>
/// <param name="LetterSentAt">The letter was sent.</param>
/// <param name="NeedsOperator">An operator looks at it.</param>
public sealed record RegistrationStatus(
    RegistrationState State,
    string Email,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset ConfirmBefore,
    DateTimeOffset? DecidedAt,
    string? RefusalReason,
    DateTimeOffset? LetterPrintedAt,
    DateTimeOffset? LetterSentAt,
    bool NeedsOperator
);

/// <summary>The state of a registration, for whoever has its link or the browser in which it was sent.</summary>
public sealed class ReadRegistrationState(EbokStore store, OneTimeSecrets secrets, TimeProvider clock)
{
    /// <summary>By the link's token; null: there is none, or it is too old.</summary>
    public async Task<RegistrationStatus?> RunAsync(UtilityProfile utility, string? token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        var id = await secrets.FindLinkAsync(db, utility.Id, SecretPurpose.RegistrationLink, token, cancel);
        return await ReadAsync(db, utility, new RegistrationId(id ?? Guid.Empty), cancel);
    }

    /// <summary>By the key of the draft that was sent in; null: none was.</summary>
    public async Task<RegistrationStatus?> OfDraftAsync(UtilityProfile utility, string? key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        var draft = await Drafts.FindAsync(db, key, clock.GetUtcNow(), cancel);
        return draft?.Registration is { } id ? await ReadAsync(db, utility, id, cancel) : null;
    }

    private async Task<RegistrationStatus?> ReadAsync(
        EbokDb db,
        UtilityProfile utility,
        RegistrationId id,
        CancellationToken cancel
    )
    {
        var request = await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return null;
        var before = request.SubmittedAt.AddHours(utility.Lifetimes.ActivationLinkHours);
        var lapsed = request.State == RegistrationState.WaitingForEmail && before <= clock.GetUtcNow();
        return new(
            lapsed ? RegistrationState.Lapsed : request.State,
            request.Email,
            request.SubmittedAt,
            request.ConfirmedAt,
            before,
            request.DecidedAt,
            request.RefusalReason,
            request.LetterPrintedAt,
            request.LetterSentAt,
            utility.Registration.Judge == ProofJudge.Operator || RegistrationValues.Of(request).ForOperator
        );
    }
}
