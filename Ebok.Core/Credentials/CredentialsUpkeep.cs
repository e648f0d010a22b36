using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Credentials;

/// <summary>Drops codes, links, attempts, requests and drafts of registrations that nobody needs any more.</summary>
public sealed class CredentialsUpkeep(EbokStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // They hold what strangers typed.
    private static readonly TimeSpan ResetsKept = TimeSpan.FromDays(1);

    /// <summary>Once a day.</summary>
    public Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Kept;
        var resetsBefore = now - ResetsKept;
        return store.WriteAllAsync(
            async db =>
            {
                await db
                    .OneTimeSecrets.IgnoreQueryFilters()
                    .Where(s => s.ExpiresAt < before)
                    .ExecuteDeleteAsync(cancel);
                await db
                    .ResetRequests.IgnoreQueryFilters()
                    .Where(r => r.CreatedAt < resetsBefore)
                    .ExecuteDeleteAsync(cancel);
                await db
                    .RegistrationDrafts.IgnoreQueryFilters()
                    .Where(d => d.ExpiresAt < now)
                    .ExecuteDeleteAsync(cancel);
                await db.FormDrafts.IgnoreQueryFilters().Where(d => d.ExpiresAt < now).ExecuteDeleteAsync(cancel);
                await db.Attempts.IgnoreQueryFilters().Where(a => a.At < before).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }
}
