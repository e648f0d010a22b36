using System.Buffers.Text;
using System.Security.Cryptography;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.FormDrafts;

/// <summary>A kept form.</summary>
/// <param name="Customer">For whom it was.</param>
/// <param name="Body">What was typed, sealed.</param>
public sealed record FoundForm(CustomerId? Customer, byte[] Body);

/// <summary>Gives a kept form back to the account that sent it, in the browser that sent it, at its address.</summary>
public sealed class FindForm(EbokStore store, TimeProvider clock)
{
    private const int KeyBytes = 32;

    /// <summary>Null: there is none for him here.</summary>
    public async Task<FoundForm?> RunAsync(
        UtilityId utility,
        AccountId account,
        string key,
        string address,
        CancellationToken cancel
    )
    {
        if (HashOf(key) is not { } hash)
            return null;
        var now = clock.GetUtcNow();
        await using var db = store.Read(utility);
        return await db
            .FormDrafts.Where(d =>
                d.Account == account && d.KeyHash == hash && d.Address == address && d.ExpiresAt > now
            )
            .Select(d => new FoundForm(d.Customer, d.Body))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>It was sent, and is not needed any more.</summary>
    public Task DropAsync(UtilityId utility, AccountId account, string key, string address, CancellationToken cancel) =>
        HashOf(key) is not { } hash
            ? Task.CompletedTask
            : store.WriteAsync(
                utility,
                db =>
                    db.FormDrafts.Where(d => d.Account == account && d.KeyHash == hash && d.Address == address)
                        .ExecuteDeleteAsync(cancel),
                cancel
            );

    private static byte[]? HashOf(string key)
    {
        var bytes = new byte[KeyBytes];
        return
            key.Length == Base64Url.GetEncodedLength(KeyBytes)
            && Base64Url.TryDecodeFromChars(key, bytes, out var written)
            && written == KeyBytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
