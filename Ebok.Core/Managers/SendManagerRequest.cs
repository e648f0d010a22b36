using System.Net.Mail;
using Ebok.Core.Accounts;
using Ebok.Core.Cases;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Managers;

/// <summary>A request for a property manager's account, as typed.</summary>
/// <param name="Firm">Pełna nazwa firmy.</param>
/// <param name="Email">Which the account is to have.</param>
/// <param name="Phone">For questions; may be missing.</param>
/// <param name="PostalAddress">Where the password's letter goes; asked only where it goes by post.</param>
/// <param name="Addresses">Wykaz adresów, a line each.</param>
/// <param name="Request">Of the form: the same sent again is the same request.</param>
public sealed record NewManagerRequest(
    string? Firm,
    string? Email,
    string? Phone,
    string? PostalAddress,
    string? Addresses,
    Guid Request
);

/// <summary>No firm was given.</summary>
public sealed record FirmMissing : Refusal;

/// <summary>No address for letters was given.</summary>
public sealed record PostalAddressMissing : Refusal;

/// <summary>No list of addresses was given.</summary>
public sealed record AddressListMissing : Refusal;

/// <summary>The list is longer than <see cref="MatchAddresses.MostLines"/>.</summary>
public sealed record AddressListTooLong : Refusal;

/// <summary>Takes a request (M3) and sends a link that confirms the address. Whatever is known of that address, the answer
/// is the same. That a person sends it is for the page to check, last of all.</summary>
public sealed class SendManagerRequest(
    EbokStore store,
    OneTimeSecrets secrets,
    Attempts attempts,
    Outbox outbox,
    PublicLinks links,
    TimeProvider clock
)
{
    internal const int LongestFirm = 300;

    // As long as its confirmation shows the state.
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(90);

    /// <summary>What is wrong with what was typed; null: nothing.</summary>
    public static Refusal? Problem(UtilityProfile utility, NewManagerRequest typed)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(typed);
        return string.IsNullOrWhiteSpace(typed.Firm) ? new FirmMissing()
            : !IsEmail(typed.Email?.Trim()) ? new EmailMalformed()
            : utility.Registration.Credential == CredentialDelivery.Letter
            && string.IsNullOrWhiteSpace(typed.PostalAddress)
                ? new PostalAddressMissing()
            : !MatchAddresses.LinesOf(typed.Addresses).Any() ? new AddressListMissing()
            : typed.Addresses!.Length > MatchAddresses.Longest
            || typed.Addresses.Count(c => c == '\n') >= MatchAddresses.MostLines
                ? new AddressListTooLong()
            : null;
    }

    /// <summary>Whether this form was sent already: by a second click, or the back button. The answer to the human check
    /// is used up by then.</summary>
    public async Task<bool> IsThereAsync(UtilityProfile utility, Guid request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        return await db.ManagerRequests.AnyAsync(r => r.Request == request, cancel);
    }

    /// <summary>Taken, or <see cref="Problem"/>; too many for one address or from one place are taken in silence, and
    /// kept nowhere.</summary>
    public async Task<Result<bool>> RunAsync(
        UtilityProfile utility,
        NewManagerRequest typed,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (Problem(utility, typed) is { } problem)
            return problem;
        try
        {
            await store.WriteAsync(utility.Id, db => AddAsync(db, utility, typed, caller, cancel), cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Of two clicks at once the second: it is there.
            await using var db = store.Read(utility.Id);
            if (!await db.ManagerRequests.AnyAsync(r => r.Request == typed.Request, cancel))
                throw;
        }
        return true;
    }

    private async Task AddAsync(
        EbokDb db,
        UtilityProfile utility,
        NewManagerRequest typed,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (await db.ManagerRequests.AnyAsync(r => r.Request == typed.Request, cancel))
            return;
        var email = typed.Email!.Trim();
        string[] targets = [attempts.OfEmail(email), $"zarzadca {caller.Origin}"];
        if (!await attempts.MaySendAsync(db, utility, targets, cancel))
            return;
        var id = ManagerRequestId.New();
        foreach (var target in targets)
            attempts.Record(db, utility, AttemptKind.CodeAsked, target, id.Value, caller, succeeded: true);
        db.ManagerRequests.Add(
            new ManagerRequest
            {
                Id = id,
                Utility = utility.Id,
                Request = typed.Request,
                State = ManagerRequestState.WaitingForEmail,
                Firm = Cut(typed.Firm!, LongestFirm)!,
                Email = email,
                Phone = Cut(typed.Phone, 40),
                PostalAddress = Cut(typed.PostalAddress, LongestFirm),
                Addresses = string.Join('\n', MatchAddresses.LinesOf(typed.Addresses)),
                SubmittedAt = clock.GetUtcNow(),
                Origin = caller.Origin,
            }
        );
        var token = await secrets.IssueLinkAsync(
            db,
            utility.Id,
            SecretPurpose.ManagerRequestLink,
            id.Value,
            LinkLife,
            cancel
        );
        outbox.Add(
            db,
            utility,
            email,
            ManagerMail.Confirm(utility, links.To(utility, "zarzadca/potwierdzenie", token)),
            clock.GetUtcNow().AddHours(utility.Lifetimes.ActivationLinkHours)
        );
    }

    private static bool IsEmail(string? typed) =>
        typed is { Length: > 0 and <= 254 }
        && !typed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(typed, out var read)
        && read.Address == typed
        && read.Host.Contains('.', StringComparison.Ordinal);

    internal static string? Cut(string? text, int length) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, length)] : null;
}

/// <summary>Confirms the address of a request by the link that was sent to it; every later click shows its state.</summary>
public sealed class ConfirmManagerRequest(EbokStore store, OneTimeSecrets secrets, TimeProvider clock)
{
    /// <summary>Where it stands now; <see cref="NotFound"/> for a link that there is not.</summary>
    public Task<Result<ManagerRequestState>> RunAsync(UtilityProfile utility, string? token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return store.WriteAsync(
            utility.Id,
            async db =>
            {
                var found = await secrets.FindLinkAsync(
                    db,
                    utility.Id,
                    SecretPurpose.ManagerRequestLink,
                    token,
                    cancel
                );
                ManagerRequestId id = new(found ?? Guid.Empty);
                if (await db.ManagerRequests.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
                    return (Result<ManagerRequestState>)NotFound.Instance;
                if (request.State == ManagerRequestState.WaitingForEmail)
                    (request.State, request.ConfirmedAt) = (ManagerRequestState.Waiting, clock.GetUtcNow());
                return request.State;
            },
            cancel
        );
    }
}
