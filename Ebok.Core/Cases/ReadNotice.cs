using System.Security.Cryptography;
using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases;

/// <summary>What became of a notice, by number and code (K12). Number and code that do not go together, a notice that
/// is not there, too many tries: all the same answer.</summary>
public sealed class ReadNotice(EbokStore store, Attempts attempts, CodeKey key)
{
    /// <summary>The notice, or null.</summary>
    public Task<CaseView?> RunAsync(
        UtilityProfile utility,
        string? number,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        var typed = string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c)).Take(60)).ToUpperInvariant();
        return store.WriteAsync(utility.Id, db => ReadAsync(db, utility, typed, code, caller, cancel), cancel);
    }

    private async Task<CaseView?> ReadAsync(
        EbokDb db,
        UtilityProfile utility,
        string number,
        string? code,
        Caller caller,
        CancellationToken cancel
    )
    {
        var notBefore = await attempts.NotBeforeAsync(db, utility, AttemptKind.Notice, number, null, caller, cancel);
        var found = await db
            .Cases.AsNoTracking()
            .Where(c => c.Number == number && c.CodeHash != null)
            .Select(c => new { c.Id, c.CodeHash })
            .SingleOrDefaultAsync(cancel);
        var hash = CaseCode.HashOf(key, found?.Id ?? CaseId.New(), code);
        var right =
            found is not null && CryptographicOperations.FixedTimeEquals(found.CodeHash, hash) && notBefore is null;
        if (notBefore is null)
            attempts.Record(db, utility, AttemptKind.Notice, number, draft: null, caller, right);
        return right ? await db.ViewAsync(db.Cases.Where(c => c.Id == found!.Id), cancel) : null;
    }
}
