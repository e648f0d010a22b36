using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Audit;

/// <summary>How a trail was broken.</summary>
public enum AuditBreak
{
    /// <summary>The record, or the one before it, is not what it was when it was written.</summary>
    Changed,

    /// <summary>The record is gone from the middle.</summary>
    Missing,

    /// <summary>Records are gone from the end.</summary>
    EndMissing,

    /// <summary>The end of the chain was set to something else than the last record.</summary>
    HeadChanged,
}

/// <summary>What the check of the trail found.</summary>
/// <param name="Records">Records looked at.</param>
/// <param name="BrokenAt">Number of the first record that was changed, is missing or does not belong there; null: the
/// trail is whole.</param>
/// <param name="How">What is wrong there.</param>
public sealed record AuditVerdict(long Records, long? BrokenAt, AuditBreak? How = null);

/// <summary>The audit trail (O7): records are added in the transaction of what they tell of, and nothing here changes or
/// deletes one.</summary>
public sealed class AuditTrail(EbokStore store, TimeProvider clock)
{
    /// <summary>Adds what a member of staff did at his utility. The last thing in a transaction: others who add wait
    /// until it ends.</summary>
    internal Task AddAsync(
        EbokDb db,
        StaffActor staff,
        AuditAct act,
        Guid? target,
        string? detail,
        CancellationToken cancel
    ) => AddAsync(db, act, staff.Staff, staff.Utility, target, detail, staff.Origin, cancel);

    /// <summary>The same for acts of the installation: sign-ins of staff, the command line.</summary>
    internal async Task AddAsync(
        EbokDb db,
        AuditAct act,
        StaffId? staff,
        UtilityId? utility,
        Guid? target,
        string? detail,
        string? origin,
        CancellationToken cancel
    )
    {
        var head = db.AuditHead.Where(h => h.Id == AuditHead.Only);
        // First the number, in one statement: on PostgreSQL it holds the row until this transaction ends.
        await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, h => h.Number + 1), cancel);
        var end = await head.AsNoTracking().SingleAsync(cancel);
        var unhashed = new AuditRecord
        {
            Number = end.Number,
            // What is stored is what is hashed: not every database keeps more than milliseconds.
            At = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            Utility = utility,
            Staff = staff,
            Act = act,
            Target = target,
            Detail = detail,
            Origin = origin,
            Hash = [],
        };
        var hash = AuditChain.HashOf(end.Hash, unhashed);
        db.Audit.Add(unhashed with { Hash = hash });
        await head.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, hash), cancel);
    }

    /// <summary>Goes along the whole chain.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancel)
    {
        await using var db = store.ReadAll();
        // Then the end: it is never before the last record, which was committed with it. What is added meanwhile comes
        // after it.
        var last = await db.Audit.MaxAsync(r => (long?)r.Number, cancel) ?? 0;
        var end = await db.AuditHead.SingleAsync(h => h.Id == AuditHead.Only, cancel);
        var hash = new byte[AuditChain.HashLength];
        long number = 0;
        await foreach (
            var record in db
                .Audit.Where(r => r.Number <= end.Number)
                .OrderBy(r => r.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            number++;
            if (record.Number != number)
                return new(number, number, AuditBreak.Missing);
            if (!record.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(hash, record)))
                return new(number, number, AuditBreak.Changed);
            hash = record.Hash;
        }
        if (number < end.Number)
            return new(number, number + 1, AuditBreak.EndMissing);
        return last > end.Number || !hash.AsSpan().SequenceEqual(end.Hash)
            ? new(number, number, AuditBreak.HeadChanged)
            : new(number, null);
    }
}
