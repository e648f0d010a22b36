using System.Data.Common;
using Ebok.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Profiles;

/// <summary>Looks every twenty seconds whether another server has published a profile.</summary>
public sealed class ProfileWatch(ProfileBook book, TimeProvider clock, ILogger<ProfileWatch> log) : BackgroundService
{
    /// <summary>How long another server may show the version before.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    // A failure is told in the log, and the next look tries again: were it to get out, the host would stop the portal.
    private async Task RunOnceAsync(CancellationToken cancel)
    {
        try
        {
            await book.RefreshAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException || DatabaseAway.Caused(failure))
        {
            log.LogWarning("Profiles were not looked for: {Failure}", failure.GetType().Name);
        }
    }
}
