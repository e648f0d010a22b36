using System.Buffers.Text;
using System.Security.Cryptography;
using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.FormDrafts;

/// <summary>Whose session it was that is over.</summary>
/// <param name="Account">The account.</param>
/// <param name="Customer">The customer chosen in it.</param>
public sealed record PastSession(AccountId Account, CustomerId? Customer);

/// <summary>Keeps a form whose session had ended when it was sent.</summary>
public sealed class KeepForm(EbokStore store, TimeProvider clock)
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Most bytes of a form, sealed.</summary>
    public const int Largest = 128 * 1024;

    // Longer ago nobody sits before the form any more.
    private static readonly TimeSpan Recently = TimeSpan.FromHours(24);

    /// <summary>Whose session that key was of; null: unknown, or over for long.</summary>
    public async Task<PastSession?> SessionOfAsync(UtilityId utility, string key, CancellationToken cancel)
    {
        var hash = SessionKey.Hash(key);
        var since = clock.GetUtcNow() - Recently;
        await using var db = store.Read(utility);
        return await db
            .Sessions.Where(s => s.KeyHash == hash && s.SeenAt > since)
            .Select(s => new PastSession(s.Account, s.Customer))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Keeps it in place of the account's last one, and answers what the browser must show to get it back.</summary>
    public async Task<string> RunAsync(
        UtilityId utility,
        PastSession past,
        string address,
        byte[] body,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, Largest);
        var key = RandomNumberGenerator.GetBytes(32);
        var now = clock.GetUtcNow();
        await store.WriteAsync(
            utility,
            async db =>
            {
                await db
                    .FormDrafts.Where(d => d.Account == past.Account || d.ExpiresAt < now)
                    .ExecuteDeleteAsync(cancel);
                db.FormDrafts.Add(
                    new FormDraft
                    {
                        Id = Guid.CreateVersion7(),
                        Utility = utility,
                        Account = past.Account,
                        Customer = past.Customer,
                        KeyHash = SHA256.HashData(key),
                        Address = address,
                        Body = body,
                        ExpiresAt = now + Lifetime,
                    }
                );
            },
            cancel
        );
        return Base64Url.EncodeToString(key);
    }
}
