using System.Data.Common;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Payments.Online;

/// <summary>Asks the gateway about payments that were left hanging: the customer did not come back, the gateway's message
/// was lost, the gateway was away.</summary>
public sealed class HangingPayments(EbokStore store, AskGateway ask, TimeProvider clock, ILogger<HangingPayments> log)
    : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>Asks about all that are due; answers how many. A database that is away is told in the log; the next round
    /// tries again.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = store.ReadAll();
            var due = await db
                .OnlinePayments.IgnoreQueryFilters()
                .Where(p => p.NextCheckAt != null && p.NextCheckAt <= now)
                .OrderBy(p => p.NextCheckAt)
                .Take(AtOnce)
                .Select(p => new { p.Utility, p.Id })
                .ToListAsync(cancel);
            foreach (var payment in due)
                await ask.RunAsync(payment.Utility, payment.Id, cancel);
            return due.Count;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or TimeoutException)
        {
            log.LogWarning("Hanging payments were not asked about: {Failure}", failure.GetType().Name);
            return 0;
        }
    }
}
