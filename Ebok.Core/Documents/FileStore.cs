using System.Security.Cryptography;

namespace Ebok.Core.Documents;

/// <summary>Files under their SHA-256 in the data folder, outside the web root: <c>{data}/files/ab/ab12…</c>. A file is
/// there whole or not at all: it is written beside, flushed to disk and renamed. A kill leaves at worst a file that no
/// row names.</summary>
public sealed class FileStore
{
    private readonly string root;

    /// <param name="root">Folder of the files; made when missing.</param>
    public FileStore(string root)
    {
        this.root = root;
        Directory.CreateDirectory(root);
    }

    /// <summary>Stores the bytes and answers their hash (lower-case hex) and length in bytes; the same bytes twice
    /// are one file.</summary>
    /// <exception cref="IOException">The disk is full or away.</exception>
    public Task<(string Hash, long Length)> SaveAsync(Stream source, CancellationToken cancel) =>
        SaveAsync(source, held: false, cancel);

    /// <summary>The same beside the files that are handed out: nothing opens it until it is released.</summary>
    public Task<(string Hash, long Length)> SaveHeldAsync(Stream source, CancellationToken cancel) =>
        SaveAsync(source, held: true, cancel);

    private async Task<(string Hash, long Length)> SaveAsync(Stream source, bool held, CancellationToken cancel)
    {
        var temporary = Path.Combine(root, $"{Guid.NewGuid():N}.part");
        try
        {
            string hash;
            long length;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                using var sha = SHA256.Create();
                await using (var hashing = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
                    await source.CopyToAsync(hashing, cancel);
                hash = Convert.ToHexStringLower(sha.Hash!);
                length = file.Length;
                file.Flush(flushToDisk: true);
            }
            var path = PathOf(hash, held);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
            return (hash, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file.</summary>
    /// <exception cref="FileNotFoundException">The row is there, the file is not: the store was tampered with.</exception>
    public FileStream Open(string hash) => Open(hash, held: false);

    /// <summary>Whether a file of that hash is there, held or not.</summary>
    public bool Has(string hash) => File.Exists(PathOf(hash, held: false)) || File.Exists(PathOf(hash, held: true));

    /// <summary>The same of what somebody sent: null while it is held, and when it was thrown away.</summary>
    public FileStream? OpenOrNull(string hash)
    {
        try
        {
            return Open(hash);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a file to be checked, held or not; null: it is not there any more.</summary>
    public FileStream? OpenHeld(string hash)
    {
        try
        {
            return Open(hash, held: true);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return OpenOrNull(hash);
        }
    }

    /// <summary>From now on it is handed out. Done already: nothing.</summary>
    public void Release(string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(hash, held: false))!);
        try
        {
            File.Move(PathOf(hash, held: true), PathOf(hash, held: false), overwrite: true);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException) { }
    }

    /// <summary>Throws a held file away.</summary>
    public void Discard(string hash)
    {
        try
        {
            File.Delete(PathOf(hash, held: true));
        }
        catch (DirectoryNotFoundException) { }
    }

    private FileStream Open(string hash, bool held) =>
        new(PathOf(hash, held), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    private string PathOf(string hash, bool held) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(held ? Path.Combine(root, "held") : root, hash[..2], hash)
            : throw new ArgumentException("not a SHA-256 in lower-case hex", nameof(hash));
}
