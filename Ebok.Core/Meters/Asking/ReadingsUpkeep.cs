using System.Data.Common;
using Ebok.Core.Data;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Utilities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Meters.Asking;

/// <summary>Every ten minutes: what has come back from the billing system is marked as billed; where the profile says so,
/// customers are asked for readings once the window is open.</summary>
public sealed class ReadingsUpkeep(
    UtilityCatalog utilities,
    MarkBilledReadings markBilled,
    AskForReadings ask,
    TimeProvider clock,
    ILogger<ReadingsUpkeep> log
) : BackgroundService
{
    /// <summary>Once for every utility.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var utility in utilities.All.Where(u => u.Readings.Enabled))
        {
            await markBilled.RunAsync(utility, cancel);
            if (utility.Readings.AskByMail)
                await ask.RunAsync(utility, cancel);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task TryOnceAsync(CancellationToken cancel)
    {
        try
        {
            await RunOnceAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Readings were not looked after: {Failure}", failure.GetType().Name);
        }
    }
}
