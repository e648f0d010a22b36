namespace Ebok.Tests.Testing;

/// <summary>What another thread or program does in its own time: looked at again and again until it is so. No fixed wait,
/// and after ten seconds (or as said) the last look's failure is the test's.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Until it does not throw.</summary>
    public static Task SucceedsAsync(Func<Task> look, TimeSpan? patience = null) =>
        GivesAsync(
            async () =>
            {
                await look();
                return true;
            },
            patience
        );

    /// <summary>Until it does not throw; what it gave then.</summary>
    public static async Task<T> GivesAsync<T>(Func<Task<T>> look, TimeSpan? patience = null)
    {
        using var timer = new PeriodicTimer(Pause);
        for (
            var end = TimeProvider.System.GetUtcNow() + (patience ?? Patience);
            ;
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)
        )
        {
            try
            {
                return await look();
            }
            catch (Exception) when (TimeProvider.System.GetUtcNow() < end) { }
        }
    }
}
