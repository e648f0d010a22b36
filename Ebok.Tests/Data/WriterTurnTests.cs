using Ebok.Core.Data;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Data;

/// <summary>Two turns on one path stand for two processes: the lock belongs to the open file, not to the process.</summary>
public sealed class WriterTurnTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string Database => Path.Combine(folder.Path, "ebok.db");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Id", "Robust")]
    public async Task Take_ByTwoProcesses_NeverBothAtOnce()
    {
        var inside = 0;
        async Task WriteAsync(WriterTurn turns)
        {
            for (var i = 0; i < 100; i++)
                using (await turns.TakeAsync(Cancel))
                {
                    Interlocked.Increment(ref inside).ShouldBe(1);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                }
        }

        await Task.WhenAll(WriteAsync(new(Database)), WriteAsync(new(Database)), WriteAsync(new(Database)));
    }

    [Fact]
    [Trait("Id", "Robust")]
    public async Task Take_BesideAnImport_ComesBeforeItsEnd()
    {
        using var done = new CancellationTokenSource();
        async Task<int> ImportAsync()
        {
            var turns = new WriterTurn(Database);
            var batches = 0;
            for (; batches < 20_000 && !done.IsCancellationRequested; batches++)
                using (await turns.TakeAsync(Cancel))
                    await Task.Yield();
            return batches;
        }

        var import = Task.Run(ImportAsync, Cancel);
        using (await new WriterTurn(Database).TakeAsync(Cancel))
            await done.CancelAsync();

        (await import).ShouldBeLessThan(20_000);
    }

    [Fact]
    [Trait("Id", "Robust")]
    public async Task Take_InAFolderThatIsGone_Fails() =>
        await Should.ThrowAsync<IOException>(() =>
            new WriterTurn(Path.Combine(folder.Path, "gone", "ebok.db")).TakeAsync(Cancel)
        );
}
