using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.PasswordReset;

/// <summary>How far an emergency password change is.</summary>
public enum ResetStage
{
    /// <summary>Its code or link, sent or not, may be used.</summary>
    Open,

    /// <summary>Its time is over.</summary>
    Over,

    /// <summary>Its code was typed wrong too often.</summary>
    Exhausted,

    /// <summary>The password was changed with it.</summary>
    Used,
}

/// <summary>An emergency password change as its browser sees it; the same whether the facts were right or wrong.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="ExpiresAt">When its code or link dies.</param>
/// <param name="Facts">As typed.</param>
public sealed record ResetView(ResetStage Stage, DateTimeOffset ExpiresAt, ResetFacts Facts)
{
    /// <summary>The request.</summary>
    internal Guid Id { get; init; }
}

/// <summary>What opens a request: the key in the browser's cookie, or the token of the link that was mailed. One of
/// them.</summary>
/// <param name="Key">Of the cookie; goes with a code.</param>
/// <param name="Token">Of the link; needs no code.</param>
public sealed record ResetKey(string? Key, string? Token = null);

/// <summary>Where an emergency password change stands. Changes nothing: whatever opens a mailed link first, a mail
/// scanner too, may look.</summary>
public sealed class ReadReset(EbokStore store, OneTimeSecrets secrets, TimeProvider clock)
{
    /// <summary>Null: unknown, or asked more than a day ago; of a link also one that is over or used.</summary>
    public async Task<ResetView?> RunAsync(UtilityProfile utility, ResetKey key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(key);
        await using var db = store.Read(utility.Id);
        return await FindAsync(db, utility, key, cancel);
    }

    internal async Task<ResetView?> FindAsync(EbokDb db, UtilityProfile utility, ResetKey key, CancellationToken cancel)
    {
        var byLink = key.Token is not null;
        var requests = db.ResetRequests.AsNoTracking();
        if (byLink)
        {
            var subject = await secrets.FindLinkAsync(db, utility.Id, SecretPurpose.ResetLink, key.Token, cancel);
            requests = requests.Where(r => r.Id == subject);
        }
        else
        {
            var hash = SessionKey.Hash(key.Key ?? "");
            requests = requests.Where(r => r.KeyHash == hash);
        }
        if (await requests.SingleOrDefaultAsync(cancel) is not { } request)
            return null;
        var now = clock.GetUtcNow();
        var purpose = utility.Reset.Delivery == ResetDelivery.Code ? SecretPurpose.ResetCode : SecretPurpose.ResetLink;
        var alive = await db.OneTimeSecrets.AnyAsync(
            s =>
                s.Purpose == purpose
                && s.Subject == request.Id
                && s.EndedAt == null
                && s.Tries < utility.Limits.CodeTries,
            cancel
        );
        var stage =
            request.UsedAt is not null ? ResetStage.Used
            : request.ExpiresAt <= now ? ResetStage.Over
            : alive ? ResetStage.Open
            : ResetStage.Exhausted;
        return new(stage, request.ExpiresAt, ResetFacts.FromJson(request.Facts)) { Id = request.Id };
    }
}
