namespace Ebok.Core.Mail;

/// <summary>Wakes the sender of this process when a mail was committed to the outbox.</summary>
public sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);

    /// <summary>There may be something to send.</summary>
    public void Wake()
    {
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already, and not looked yet.
        }
    }

    /// <summary>Waits to be woken, but not longer than that.</summary>
    internal Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => woken.WaitAsync(atMost, cancel);

    /// <inheritdoc/>
    public void Dispose() => woken.Dispose();
}
