namespace Ebok.Tests.Testing;

/// <summary>A clock that goes, but from where the test says, and that a test can put forward or back. Timers run in
/// real time.</summary>
/// <param name="start">What it shows at first; null for now.</param>
public sealed class TestClock(DateTimeOffset? start = null) : TimeProvider
{
    private TimeSpan ahead = start is null ? TimeSpan.Zero : start.Value - System.GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() + (long)(ahead.TotalSeconds * TimestampFrequency);

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan by) => ahead += by;

    /// <summary>Puts the clock to an instant.</summary>
    public void Set(DateTimeOffset to) => ahead = to - System.GetUtcNow();
}
