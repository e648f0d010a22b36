using System.Data.Common;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Numbers;

/// <summary>Figures that take long to count among very many customers: they are counted before anybody looks, and
/// remembered. Small utilities have them counted at each look, in no time.</summary>
public interface ICountedBeforehand
{
    /// <summary>Counts and remembers.</summary>
    Task CountAsync(UtilityProfile utility, CancellationToken cancel);
}

/// <summary>A minute after the start and every ten minutes then: counts beforehand for every large utility.</summary>
public sealed class CountBeforehand(
    EbokStore store,
    UtilityCatalog utilities,
    IEnumerable<ICountedBeforehand> figures,
    TimeProvider clock,
    ILogger<CountBeforehand> log
) : BackgroundService
{
    /// <summary>A utility with as many customers is large.</summary>
    internal const int LargeCustomers = 10_000;

    /// <summary>So old figures are at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    /// <summary>Once for every large utility.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var utility in utilities.All)
            if (await IsLargeAsync(utility.Id, cancel))
                foreach (var figure in figures)
                    await figure.CountAsync(utility, cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AfterStart, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                timer.Period = Every;
                await TryOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task<bool> IsLargeAsync(UtilityId utility, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        return await db.Customers.OrderBy(c => c.Code).Skip(LargeCustomers - 1).AnyAsync(cancel);
    }

    private async Task TryOnceAsync(CancellationToken cancel)
    {
        try
        {
            await RunOnceAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Figures were not counted beforehand: {Failure}", failure.GetType().Name);
        }
    }
}
