using Ebok.Core.Accounts;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.SecondFactor;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">For addresses.</param>
/// <param name="Name">As he called it.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="LastUsedAt">When it last signed him in; null: never.</param>
public sealed record PasskeyRow(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>What guards an account beside its password.</summary>
public sealed record SecurityOfAccount(FactorState Factor, IReadOnlyList<PasskeyRow> Passkeys);

/// <summary>The actor's second factor and passkeys (S2).</summary>
public sealed class ShowSecurity(EbokStore store)
{
    /// <summary>Both.</summary>
    public async Task<SecurityOfAccount> RunAsync(OpenSession actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = store.Read(actor.Utility);
        return new(
            await SecondFactors.StateAsync(db, actor.Account.Value, cancel),
            await db
                .Passkeys.Where(p => p.Account == actor.Account)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new PasskeyRow(p.Id, p.Name, p.CreatedAt, p.LastUsedAt))
                .ToListAsync(cancel)
        );
    }
}
