using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>An account has as many passkeys as it may.</summary>
public sealed record TooManyPasskeys : Refusal;

/// <summary>Gives an account a passkey that its browser has just made. The password was asked for before the browser
/// was.</summary>
public sealed class AddPasskey(EbokStore store, SecurityNotices notices, TimeProvider clock)
{
    /// <summary>More than anybody has devices.</summary>
    public const int MaxPasskeys = 10;

    /// <summary>Longest name.</summary>
    public const int MaxName = 60;

    /// <summary>The new passkey's id or <see cref="TooManyPasskeys"/>.</summary>
    public Task<Result<Guid>> RunAsync(
        OpenSession actor,
        UtilityProfile utility,
        UserPasskeyInfo made,
        string name,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(name);
        return store.WriteAsync(utility.Id, db => AddAsync(db, actor, utility, made, name, cancel), cancel);
    }

    private async Task<Result<Guid>> AddAsync(
        EbokDb db,
        OpenSession actor,
        UtilityProfile utility,
        UserPasskeyInfo made,
        string name,
        CancellationToken cancel
    )
    {
        if (await db.Passkeys.CountAsync(p => p.Account == actor.Account, cancel) >= MaxPasskeys)
            return new TooManyPasskeys();
        var row = New(utility.Id, actor.Account, made, name, clock.GetUtcNow());
        db.Passkeys.Add(row);
        await notices.TellAsync(db, utility, actor.Account, SecurityChange.PasskeyAdded, cancel);
        return row.Id;
    }

    /// <summary>Its row.</summary>
    internal static Passkey New(
        UtilityId utility,
        AccountId owner,
        UserPasskeyInfo made,
        string name,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = utility,
            Account = owner,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            Name = name.Length <= MaxName ? name : name[..MaxName],
            CreatedAt = now,
            SignCount = made.SignCount,
            Transports = Joined(made.Transports),
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
        };

    // What a browser says of itself: only words, only so many.
    private static string? Joined(string[]? transports)
    {
        var words = (transports ?? []).Where(t => t.Length <= 20 && t.All(c => char.IsAsciiLetter(c) || c == '-'));
        var text = string.Join(' ', words.Take(8));
        return text.Length == 0 ? null : text;
    }
}
