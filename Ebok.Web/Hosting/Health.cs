using Ebok.Core.Data;

namespace Ebok.Web.Hosting;

/// <summary>For monitors and load balancers: <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it can
/// work: database reachable and migrated, room on the disk; mails that wait are told, but another node would not send
/// them sooner). Without login: no names, no addresses, no reasons.</summary>
internal sealed class Health(ReadHealth readHealth, EbokOptions options, TimeProvider clock) : IDisposable
{
    private const long LeastFreeBytes = 200L * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DatabaseMustAnswer = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private (long At, bool Ready, object Answer)? last;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).AllowAnonymous();
        app.MapGet("/health/ready", (Health health, CancellationToken cancel) => health.ReadyAsync(cancel))
            .AllowAnonymous();
    }

    public void Dispose() => one.Dispose();

    private async Task<IResult> ReadyAsync(CancellationToken cancel)
    {
        // Whoever asks often gets the same answer: nobody can keep the database busy with this.
        await one.WaitAsync(cancel);
        try
        {
            if (last is not { } known || clock.GetElapsedTime(known.At) > Kept)
                last = known = await CheckAsync();
            return Results.Json(
                known.Answer,
                statusCode: known.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
            );
        }
        finally
        {
            one.Release();
        }
    }

    // Not with the caller's token: a caller who hangs up would make everybody read "not ready".
    private async Task<(long, bool, object)> CheckAsync()
    {
        using var soon = new CancellationTokenSource(DatabaseMustAnswer, clock);
        var database = await readHealth.RunAsync(soon.Token);
        var free = new DriveInfo(options.DataFolder).AvailableFreeSpace;
        var ready = database is { PendingMigrations: 0 } && free >= LeastFreeBytes;
        var answer = new
        {
            status = ready ? "ready" : "not ready",
            database = new
            {
                reachable = database is not null,
                version = database?.Version,
                pendingMigrations = database?.PendingMigrations,
            },
            disk = new { freeMegabytes = free / (1024 * 1024), enough = free >= LeastFreeBytes },
            outbox = new
            {
                waiting = database?.MailsWaiting,
                oldestSeconds = database?.OldestMail is { } oldest
                    ? (long?)(clock.GetUtcNow() - oldest).TotalSeconds
                    : null,
            },
        };
        return (clock.GetTimestamp(), ready, answer);
    }
}
