using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>A signature of a passkey that was found right.</summary>
/// <param name="Account">Whose passkey.</param>
/// <param name="CredentialId">Which.</param>
/// <param name="SignCount">The authenticator's counter now.</param>
/// <param name="IsBackedUp">Whether it is kept elsewhere too, as in a cloud.</param>
/// <param name="ChallengeHash">SHA-256 of the challenge that was signed.</param>
/// <param name="ChallengeExpiresAt">Until when that could be answered.</param>
public sealed record PasskeyProof(
    AccountId Account,
    byte[] CredentialId,
    long SignCount,
    bool IsBackedUp,
    byte[] ChallengeHash,
    DateTimeOffset ChallengeExpiresAt
)
{
    /// <summary>Uses the signature up. False when it was used before, or the passkey is gone or has signed
    /// since.</summary>
    internal async Task<bool> TakeAsync(EbokDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (ChallengeExpiresAt <= now || await db.UsedChallenges.AnyAsync(c => c.Hash == ChallengeHash, cancel))
            return false;
        db.UsedChallenges.Add(new UsedChallenge { Hash = ChallengeHash, ExpiresAt = ChallengeExpiresAt });
        // Two that come at once from one authenticator (or its copy) do not both count on.
        return await db
                .Passkeys.Where(p =>
                    p.CredentialId == CredentialId
                    && p.Account == Account
                    && (p.SignCount < SignCount || p.SignCount == 0 && SignCount == 0)
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.SignCount, SignCount)
                            .SetProperty(p => p.IsBackedUp, IsBackedUp)
                            .SetProperty(p => p.LastUsedAt, (DateTimeOffset?)now),
                    cancel
                ) == 1;
    }
}
