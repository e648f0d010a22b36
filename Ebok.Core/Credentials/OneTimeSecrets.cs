using System.Buffers.Text;
using System.Security.Cryptography;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Credentials;

/// <summary>What became of a code that was typed.</summary>
internal enum SecretVerdict
{
    /// <summary>It is the code, and now used up.</summary>
    Right,

    /// <summary>It is not.</summary>
    Wrong,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was tried too often, or used, or never sent.</summary>
    Dead,
}

/// <summary>Codes and links: random, hashed at rest under a key, bound to the request that asked, the newest only, good
/// once, short-lived, few tries (security.md, "codes"). Every method is part of the caller's transaction.</summary>
public sealed class OneTimeSecrets(CodeKey key, TimeProvider clock)
{
    // Numbers and letters that nobody mixes up on paper.
    private const string Small = "abcdefghijkmnpqrstuvwxyz";
    private const string Capital = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    /// <summary>A fresh code of 8 hex digits, as <c>7b0f7403</c>; older ones of the same request are dead.</summary>
    internal async Task<string> IssueCodeAsync(
        EbokDb db,
        UtilityId utility,
        SecretPurpose purpose,
        Guid subject,
        TimeSpan lifetime,
        CancellationToken cancel
    )
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await AddAsync(db, utility, purpose, subject, lifetime, CodeHash(utility, purpose, subject, code), cancel);
        return code;
    }

    /// <summary>A fresh token of 256 bits for a link; older ones of the same request are dead.</summary>
    internal async Task<string> IssueLinkAsync(
        EbokDb db,
        UtilityId utility,
        SecretPurpose purpose,
        Guid subject,
        TimeSpan lifetime,
        CancellationToken cancel
    )
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await AddAsync(db, utility, purpose, subject, lifetime, LinkHash(utility, purpose, token), cancel);
        return token;
    }

    /// <summary>Looks at a typed code. Each look costs one of the <paramref name="tries"/>, before it is compared: ten
    /// at once are ten. A right one is used up.</summary>
    internal async Task<SecretVerdict> RedeemCodeAsync(
        EbokDb db,
        UtilityId utility,
        SecretPurpose purpose,
        Guid subject,
        string? typed,
        int tries,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)).Take(64)).ToLowerInvariant();
        var hash = CodeHash(utility, purpose, subject, code);
        var secret = await Open(db, purpose, subject).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (secret is null)
            return SecretVerdict.Dead;
        var row = db.OneTimeSecrets.Where(s => s.Id == secret.Id && s.EndedAt == null && s.Tries < tries);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(s => s.Tries, s => s.Tries + 1), cancel) == 0)
            return SecretVerdict.Dead;
        if (secret.ExpiresAt <= now)
            return SecretVerdict.Expired;
        if (!CryptographicOperations.FixedTimeEquals(secret.Hash, hash))
            return SecretVerdict.Wrong;
        return await EndAsync(db.OneTimeSecrets.Where(s => s.Id == secret.Id && s.EndedAt == null), cancel) == 1
            ? SecretVerdict.Right
            : SecretVerdict.Dead;
    }

    /// <summary>The request that a link belongs to; null when it is unknown, dead or too old. The link stays good: what
    /// it opens decides what a second click means (K2 shows the state).</summary>
    internal async Task<Guid?> FindLinkAsync(
        EbokDb db,
        UtilityId utility,
        SecretPurpose purpose,
        string? token,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var hash = LinkHash(utility, purpose, token is { Length: <= 64 } ? token : "");
        return await db
            .OneTimeSecrets.Where(s => s.Hash == hash && s.Purpose == purpose && s.EndedAt == null && s.ExpiresAt > now)
            .Select(s => (Guid?)s.Subject)
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>When the newest open code or link of a request dies; null when there is none.</summary>
    internal static async Task<DateTimeOffset?> EndOfAsync(
        EbokDb db,
        SecretPurpose purpose,
        Guid subject,
        CancellationToken cancel
    ) => await Open(db, purpose, subject).Select(s => (DateTimeOffset?)s.ExpiresAt).SingleOrDefaultAsync(cancel);

    /// <summary>Ends what is open for a request: it was used, or given up.</summary>
    internal Task EndAsync(EbokDb db, SecretPurpose purpose, Guid subject, CancellationToken cancel) =>
        EndAsync(Open(db, purpose, subject), cancel);

    /// <summary>A password to begin with, 12 signs in three groups as <c>kf7m-Xp2q-9dTw</c>: 69 random bits, readable on
    /// paper, with a capital, a small letter, a digit and a dash.</summary>
    internal static string TemporaryPassword()
    {
        string signs;
        do signs = RandomNumberGenerator.GetString(Small + Capital + Digits, 12);
        while (!signs.Any(Small.Contains) || !signs.Any(Capital.Contains) || !signs.Any(Digits.Contains));
        return $"{signs[..4]}-{signs[4..8]}-{signs[8..]}";
    }

    private static IQueryable<OneTimeSecret> Open(EbokDb db, SecretPurpose purpose, Guid subject) =>
        db.OneTimeSecrets.Where(s => s.Purpose == purpose && s.Subject == subject && s.EndedAt == null);

    private async Task AddAsync(
        EbokDb db,
        UtilityId utility,
        SecretPurpose purpose,
        Guid subject,
        TimeSpan lifetime,
        byte[] hash,
        CancellationToken cancel
    )
    {
        await EndAsync(Open(db, purpose, subject), cancel);
        db.OneTimeSecrets.Add(
            new OneTimeSecret
            {
                Id = Guid.CreateVersion7(),
                Utility = utility,
                Purpose = purpose,
                Subject = subject,
                Hash = hash,
                CreatedAt = clock.GetUtcNow(),
                ExpiresAt = clock.GetUtcNow() + lifetime,
            }
        );
    }

    private Task<int> EndAsync(IQueryable<OneTimeSecret> which, CancellationToken cancel) =>
        which.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)clock.GetUtcNow()), cancel);

    private byte[] CodeHash(UtilityId utility, SecretPurpose purpose, Guid subject, string code) =>
        key.Hash(utility.Slug, purpose.ToString(), subject.ToString(), code);

    private byte[] LinkHash(UtilityId utility, SecretPurpose purpose, string token) =>
        key.Hash(utility.Slug, purpose.ToString(), token);
}
