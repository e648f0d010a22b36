using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Credentials;

/// <summary>Drops codes, links and attempts that nobody needs any more.</summary>
public sealed class CredentialsUpkeep(EbokStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Once a day.</summary>
    public Task RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Kept;
        return store.WriteAllAsync(
            async db =>
            {
                await db
                    .OneTimeSecrets.IgnoreQueryFilters()
                    .Where(s => s.ExpiresAt < before)
                    .ExecuteDeleteAsync(cancel);
                await db.Attempts.IgnoreQueryFilters().Where(a => a.At < before).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }
}
