using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ebok.Core.Accounts;

/// <summary>Identity's PBKDF2-HMAC-SHA512, of which only so many run at once: one takes about 80 ms of a core, and
/// pages must stay quick while many sign in. No try is cheaper than another: without a hash to compare with, a dummy
/// is hashed (security.md, "telling nothing").</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512; OWASP asks for 210,000, Identity's own default is 100,000.</summary>
    public const int Iterations = 220_000;

    /// <summary>A longer password is wrong without being looked at; it costs what any other costs.</summary>
    public const int MaxLength = 256;

    // About 20 seconds of work: who comes later had better try again.
    private const int LongestQueue = 200;

    private readonly PasswordHasher<Account> hasher;
    private readonly string dummy;
    private readonly SemaphoreSlim gate = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int waiting;

    /// <param name="iterations">Rounds; fewer only in tests that make many accounts.</param>
    public Passwords(int iterations = Iterations)
    {
        hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        dummy = hasher.HashPassword(null!, Guid.NewGuid().ToString());
    }

    /// <summary>A salted hash to store. Waits for its turn however long that takes.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(password.Length, MaxLength);
        await gate.WaitAsync(cancel);
        return Run(() => hasher.HashPassword(null!, password));
    }

    /// <summary>Whether the password is the one of the hash; without a hash the same time is spent for a "no". Null,
    /// and nothing looked at, when too many wait already.</summary>
    public async Task<PasswordVerificationResult?> TryVerifyAsync(
        string? hash,
        string? password,
        CancellationToken cancel
    )
    {
        if (!await MayWaitAsync(cancel))
            return null;
        var possible = hash is not null && password?.Length is > 0 and <= MaxLength;
        var result = Run(() => hasher.VerifyHashedPassword(null!, hash ?? dummy, possible ? password! : "-"));
        return possible ? result : PasswordVerificationResult.Failed;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<bool> MayWaitAsync(CancellationToken cancel)
    {
        if (Interlocked.Increment(ref waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }
        try
        {
            await gate.WaitAsync(cancel);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        finally
        {
            gate.Release();
        }
    }
}
