using System.Threading.RateLimiting;
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

    private readonly PasswordHasher<Account> hasher;
    private readonly string dummy;
    private readonly ConcurrencyLimiter gate = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
            QueueLimit = 200,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <param name="iterations">Rounds; fewer only in tests that make many accounts.</param>
    public Passwords(int iterations = Iterations)
    {
        hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        dummy = hasher.HashPassword(null!, Guid.NewGuid().ToString());
    }

    /// <summary>A salted hash to store.</summary>
    /// <exception cref="TooBusyException">Too many wait already.</exception>
    public async Task<string> HashAsync(string password, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(password?.Length ?? 0, MaxLength);
        using var turn = await TurnAsync(cancel);
        return hasher.HashPassword(null!, password!);
    }

    /// <summary>Whether the password is the one of the hash; without a hash the same time is spent for a "no".</summary>
    /// <exception cref="TooBusyException">Too many wait already.</exception>
    public async Task<PasswordVerificationResult> VerifyAsync(string? hash, string? password, CancellationToken cancel)
    {
        var possible = hash is not null && password?.Length is > 0 and <= MaxLength;
        using var turn = await TurnAsync(cancel);
        var result = hasher.VerifyHashedPassword(null!, hash ?? dummy, possible ? password! : "-");
        return possible ? result : PasswordVerificationResult.Failed;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<RateLimitLease> TurnAsync(CancellationToken cancel)
    {
        var lease = await gate.AcquireAsync(1, cancel);
        return lease.IsAcquired ? lease : throw new TooBusyException();
    }
}

/// <summary>More sign-ins than the server can check wait already: try again in a moment.</summary>
public sealed class TooBusyException() : Exception("too many passwords are waiting to be checked");
