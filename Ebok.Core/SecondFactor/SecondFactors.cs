using System.Security.Cryptography;
using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.SecondFactor;

/// <summary>The second factor of any owner, a customer's account or a member of staff (S2): an authenticator app, and
/// recovery codes for the day when it is lost. Each method is part of its caller's transaction; whoever calls has
/// checked who the owner is.</summary>
public sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock, ILogger<SecondFactors> log)
{
    /// <summary>A key that nobody confirmed by a code is forgotten after so long.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(15);

    private readonly IDataProtector protector = protection.CreateProtector("Ebok.SecondFactor", "key");

    /// <summary>Whether a code is asked for at the owner's sign-in.</summary>
    internal static Task<bool> HasAsync(EbokDb db, Guid owner, CancellationToken cancel) =>
        db.SecondFactorKeys.AnyAsync(k => k.Owner == owner && k.ConfirmedAt != null, cancel);

    /// <summary>The same with what the owner is shown of it.</summary>
    internal static async Task<FactorState> StateAsync(EbokDb db, Guid owner, CancellationToken cancel) =>
        new(
            await db
                .SecondFactorKeys.Where(k => k.Owner == owner)
                .Select(k => k.ConfirmedAt)
                .SingleOrDefaultAsync(cancel),
            await db.RecoveryCodes.CountAsync(c => c.Owner == owner, cancel)
        );

    /// <summary>Makes a key to be confirmed; one that was begun a moment ago stays, it may be in the app already. False
    /// when one is confirmed.</summary>
    internal async Task<bool> BeginAsync(EbokDb db, Guid owner, CancellationToken cancel)
    {
        var row = await db.SecondFactorKeys.SingleOrDefaultAsync(k => k.Owner == owner, cancel);
        if (row is { ConfirmedAt: not null })
            return false;
        var now = clock.GetUtcNow();
        var key = protector.Protect(RandomNumberGenerator.GetBytes(Totp.KeyLength));
        if (row is null)
            db.SecondFactorKeys.Add(
                new SecondFactorKey
                {
                    Owner = owner,
                    Key = key,
                    BegunAt = now,
                }
            );
        else if (row.BegunAt <= now - ConfirmWithin)
            (row.Key, row.BegunAt) = (key, now);
        return true;
    }

    /// <summary>The key to be confirmed, or null.</summary>
    /// <param name="db">To read from.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="issuer">Whose office: the short name of the utility.</param>
    /// <param name="account">The owner's login.</param>
    /// <param name="cancel">Of the request.</param>
    internal async Task<FactorKey?> PendingAsync(
        EbokDb db,
        Guid owner,
        string issuer,
        string account,
        CancellationToken cancel
    )
    {
        var row = await Pending(db, owner).Select(k => k.Key).SingleOrDefaultAsync(cancel);
        if (row is null || Unprotect(row) is not { } key)
            return null;
        var secret = Base32.Encode(key);
        var label = $"{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}";
        return new FactorKey(
            string.Join(' ', secret.Chunk(4).Select(group => new string(group))),
            // What is left out is what every app takes for granted: SHA-1, 6 digits, 30 seconds.
            new Uri($"otpauth://totp/{label}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}")
        );
    }

    /// <summary>Turns the second factor on by a code of the app: the owner's recovery codes, never to be seen again;
    /// null when the code is not right.</summary>
    internal async Task<IReadOnlyList<string>?> ConfirmAsync(
        EbokDb db,
        Guid owner,
        string? typed,
        CancellationToken cancel
    )
    {
        var row = await Pending(db, owner).Select(k => k.Key).SingleOrDefaultAsync(cancel);
        if (row is null || Unprotect(row) is not { } key || StepOf(key, typed, lastStep: 0) is not { } step)
            return null;
        var confirmed = await Pending(db, owner)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.ConfirmedAt, (DateTimeOffset?)clock.GetUtcNow())
                        .SetProperty(k => k.LastStep, step)
                        .SetProperty(k => k.Failures, 0)
                        .SetProperty(k => k.WaitsUntil, (DateTimeOffset?)null),
                cancel
            );
        return confirmed == 1 ? await RenewCodesAsync(db, owner, cancel) : null;
    }

    /// <summary>Looks at a code of the app or a recovery code; either is good once. Wrong ones make the owner wait,
    /// longer and longer, as wrong passwords do.</summary>
    internal async Task<FactorVerdict> VerifyAsync(
        EbokDb db,
        Guid owner,
        string? typed,
        Limits limits,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(limits);
        var now = clock.GetUtcNow();
        var forgotten = now - Lockout.Forgotten;
        var mine = db.SecondFactorKeys.Where(k => k.Owner == owner && k.ConfirmedAt != null);
        // The try is counted before the code is looked at, in one statement: on PostgreSQL it holds the row, so that
        // many guesses at once are looked at one after another.
        var counted = await mine.Where(k => k.WaitsUntil == null || k.WaitsUntil <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Failures, k => k.WaitsUntil < forgotten ? 1 : k.Failures + 1),
                cancel
            );
        if (counted != 1)
            return FactorVerdict.NotTried;
        var row = await mine.AsNoTracking().SingleAsync(cancel);
        if (await IsRightAsync(db, row, typed, cancel) is { } right)
        {
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Failures, 0).SetProperty(k => k.WaitsUntil, (DateTimeOffset?)null),
                cancel
            );
            return right;
        }
        var wait = Lockout.After(row.Failures, limits);
        if (wait > TimeSpan.Zero)
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(k => k.WaitsUntil, (DateTimeOffset?)(now + wait)),
                cancel
            );
        return FactorVerdict.Wrong;
    }

    /// <summary>Fresh recovery codes; those before are nothing any more.</summary>
    internal static async Task<IReadOnlyList<string>> RenewCodesAsync(EbokDb db, Guid owner, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(c => c.Owner == owner).ExecuteDeleteAsync(cancel);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New()).ToList();
        db.RecoveryCodes.AddRange(
            codes.Select(code => new RecoveryCode { Owner = owner, Hash = RecoveryCode.HashOf(owner, code)! })
        );
        return codes;
    }

    /// <summary>No code is asked for any more.</summary>
    internal static async Task TurnOffAsync(EbokDb db, Guid owner, CancellationToken cancel)
    {
        await db.SecondFactorKeys.Where(k => k.Owner == owner).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(c => c.Owner == owner).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whether the portal's keys open what is stored, by the newest confirmed one; null: there is none.</summary>
    internal async Task<bool?> OpenWhatIsStoredAsync(EbokDb db, CancellationToken cancel)
    {
        var newest = await db
            .SecondFactorKeys.Where(k => k.ConfirmedAt != null)
            .OrderByDescending(k => k.ConfirmedAt)
            .Select(k => k.Key)
            .FirstOrDefaultAsync(cancel);
        return newest is null ? null : Unprotect(newest) is not null;
    }

    private IQueryable<SecondFactorKey> Pending(EbokDb db, Guid owner)
    {
        var oldest = clock.GetUtcNow() - ConfirmWithin;
        return db.SecondFactorKeys.Where(k => k.Owner == owner && k.ConfirmedAt == null && k.BegunAt > oldest);
    }

    private async Task<FactorVerdict?> IsRightAsync(
        EbokDb db,
        SecondFactorKey row,
        string? typed,
        CancellationToken cancel
    )
    {
        if (Unprotect(row.Key) is { } key && StepOf(key, typed, row.LastStep) is { } step)
        {
            var taken = await db
                .SecondFactorKeys.Where(k => k.Owner == row.Owner && k.LastStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastStep, step), cancel);
            return taken == 1 ? FactorVerdict.AppCode : null;
        }
        if (RecoveryCode.HashOf(row.Owner, typed ?? "") is not { } hash)
            return null;
        var used = await db.RecoveryCodes.Where(c => c.Owner == row.Owner && c.Hash == hash).ExecuteDeleteAsync(cancel);
        return used == 1 ? FactorVerdict.RecoveryCode : null;
    }

    // As apps show it and people type it: 123 456.
    private long? StepOf(byte[] key, string? typed, long lastStep)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == Totp.Digits ? Totp.Match(key, digits, clock.GetUtcNow(), lastStep) : null;
    }

    // Restored without its keys folder the portal knows no app any more; recovery codes still open the door.
    private byte[]? Unprotect(byte[] row)
    {
        try
        {
            return protector.Unprotect(row);
        }
        catch (CryptographicException failure)
        {
            log.LogError(
                failure,
                "A second factor's key cannot be decrypted: the folder of keys is not the one it had"
            );
            return null;
        }
    }
}
