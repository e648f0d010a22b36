using System.Data.Common;
using Ebok.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Data;

/// <summary>How the database does.</summary>
/// <param name="Version"><c>SQLite 3.53.3</c>.</param>
/// <param name="PendingMigrations">Changes of the schema that were not made; 0 is right.</param>
/// <param name="MailsWaiting">Mails in the outbox that are not sent yet.</param>
/// <param name="OldestMail">When the oldest of them was written; null where none waits.</param>
public sealed record DatabaseHealth(
    string Version,
    int PendingMigrations,
    int MailsWaiting,
    DateTimeOffset? OldestMail
);

/// <summary>Asks the database how it does, for monitors.</summary>
public sealed class ReadHealth(EbokStore store)
{
    /// <summary>The answer, or null when the database cannot be reached in time.</summary>
    public async Task<DatabaseHealth?> RunAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = store.ReadAll();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
            var version = await store.VersionAsync(cancel);
            if (pending > 0)
                return new(version, pending, 0, null);
            var waiting = db.Outbox.IgnoreQueryFilters().Where(m => m.State == MailState.Waiting);
            return new(
                version,
                pending,
                await waiting.CountAsync(cancel),
                await waiting
                    .OrderBy(m => m.CreatedAt)
                    .Select(m => (DateTimeOffset?)m.CreatedAt)
                    .FirstOrDefaultAsync(cancel)
            );
        }
        catch (Exception failure)
            when (failure
                    is DbException
                        or OperationCanceledException
                        or TimeoutException
                        or InvalidOperationException { InnerException: DbException }
            )
        {
            return null;
        }
    }
}
