namespace Ebok.Core.Imports;

/// <summary>Wakes the worker of this process when there is something to import.</summary>
public sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);

    /// <summary>There may be something to do.</summary>
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
