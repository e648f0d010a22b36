using System.Data.Common;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Accounts;

/// <summary>Once a minute, and at the stop, writes when sessions were last seen: a page that only reads never waits for
/// the write lock. Once a day it drops what nobody looks at any more.</summary>
public sealed class SessionUpkeep(
    EbokStore store,
    SessionCache cache,
    CredentialsUpkeep credentials,
    TimeProvider clock,
    ILogger<SessionUpkeep> log
) : BackgroundService
{
    /// <summary>Ended sessions, and tries with unknown logins.</summary>
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(30);

    /// <summary>The history that a customer sees.</summary>
    private static readonly TimeSpan KeepHistory = TimeSpan.FromDays(365);

    private DateOnly droppedOn = DateOnly.MinValue;

    /// <summary>Writes what was seen since the last time.</summary>
    public async Task WriteSeenAsync(CancellationToken cancel)
    {
        var seen = cache.Seen();
        if (seen.Count == 0)
            return;
        await store.WriteAllAsync(
            async db =>
            {
                foreach (var (id, at) in seen)
                    await db
                        .Sessions.IgnoreQueryFilters()
                        .Where(s => s.Id == id && s.SeenAt < at)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, at), cancel);
            },
            cancel
        );
        cache.Written(seen);
    }

    /// <summary>Drops old rows.</summary>
    public Task DropOldAsync(CancellationToken cancel)
    {
        var ended = clock.GetUtcNow() - KeepEnded;
        var history = clock.GetUtcNow() - KeepHistory;
        var now = clock.GetUtcNow();
        return store.WriteAllAsync(
            async db =>
            {
                await db
                    .Sessions.IgnoreQueryFilters()
                    .Where(s => s.EndsAt < ended || s.EndedAt < ended)
                    .ExecuteDeleteAsync(cancel);
                await db
                    .SignInAttempts.IgnoreQueryFilters()
                    .Where(a => a.At < history || (a.Account == null && a.At < ended))
                    .ExecuteDeleteAsync(cancel);
                await db.HalfSignIns.IgnoreQueryFilters().Where(h => h.ExpiresAt < now).ExecuteDeleteAsync(cancel);
                await db.UsedChallenges.Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancel);
            },
            cancel
        );
    }

    /// <summary>What is done each minute. A failure is told in the log, and the next minute tries again: were it to get
    /// out, the host would stop the whole portal, as for a restart of PostgreSQL.</summary>
    internal async Task RunOnceAsync(CancellationToken cancel)
    {
        try
        {
            await WriteSeenAsync(cancel);
            if (droppedOn == clock.Today())
                return;
            await DropOldAsync(cancel);
            await credentials.RunAsync(cancel);
            droppedOn = clock.Today();
        }
        catch (Exception failure) when (failure is DbException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Sessions were not written: {Failure}", failure.GetType().Name);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Old rows wait for the next start: a stop is quick.
        droppedOn = clock.Today();
        await RunOnceAsync(cancellationToken);
    }
}
