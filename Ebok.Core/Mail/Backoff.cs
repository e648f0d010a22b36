namespace Ebok.Core.Mail;

/// <summary>When a mail that failed is tried again.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(24),
    ];

    /// <summary>As long as a server that is away for a long weekend (RFC 5321, 4.5.4.1: four to five days).</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(5);

    /// <summary>The instant of the next attempt, or null: given up.</summary>
    /// <param name="created">When the mail was written.</param>
    /// <param name="now">When the attempt failed.</param>
    /// <param name="attempts">Attempts made so far, at least 1.</param>
    public static DateTimeOffset? Next(DateTimeOffset created, DateTimeOffset now, int attempts)
    {
        var next = now + Waits[Math.Clamp(attempts - 1, 0, Waits.Length - 1)];
        return next - created > GivenUpAfter ? null : next;
    }
}
