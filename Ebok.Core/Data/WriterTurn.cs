namespace Ebok.Core.Data;

/// <summary>Whose turn it is to write, among processes: the portal and an <c>import</c> beside it. SQLite's own locks
/// keep their transactions apart, but not a write of one from a checkpoint of the other, which is what corrupts a WAL
/// (see <see cref="EbokStore"/>). Two lock files make a queue of it: who waits for the second holds the first, so that
/// one who writes batch after batch lets the other in between.</summary>
/// <param name="database">Path of the database; the lock files lie beside it and are empty.</param>
internal sealed class WriterTurn(string database)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>Waits for the turn; it ends with the answer's disposal, or with the process.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        using var next = await LockAsync(database + "-next", cancel);
        return await LockAsync(database + "-writer", cancel);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                // FileShare.None is a lock of the operating system's, gone with the process that held it.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
