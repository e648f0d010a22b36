using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Credentials;

/// <summary>The key under which codes and links are hashed: who reads the database alone cannot try the four thousand
/// million codes of 8 hex digits against their hashes. Kept in {data}/keys, part of the backup, the same on every
/// server of one office.</summary>
public sealed class CodeKey
{
    private const int Length = 32;
    private readonly byte[] key;

    private CodeKey(byte[] key) => this.key = key;

    /// <summary>Reads the key, or makes it at the first start; readable by its owner only.</summary>
    /// <param name="file">Absolute path: {data}/keys/codes.key.</param>
    /// <exception cref="InvalidDataException">The file is not a key of 32 bytes.</exception>
    public static CodeKey At(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!File.Exists(file))
            Make(file);
        var key = File.ReadAllBytes(file);
        return key.Length == Length ? new CodeKey(key) : throw new InvalidDataException($"{file} is not a key");
    }

    /// <summary>HMAC-SHA256 of the parts, kept apart from each other.</summary>
    internal byte[] Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString()));
    }

    // Whole or not at all, and never over one that another server has made meanwhile.
    private static void Make(string file)
    {
        var fresh = file + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(fresh, options))
            stream.Write(RandomNumberGenerator.GetBytes(Length));
        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(fresh);
        }
    }
}
