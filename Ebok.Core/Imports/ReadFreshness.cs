using System.Collections.Concurrent;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>As of when the data of a utility are: the end of its last finished import (K6 "Ostatnio zaktualizowano",
/// B3); bank statements say nothing of invoices. On every page, so the answer is kept for a few seconds.</summary>
public sealed class ReadFreshness(EbokStore store, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<UtilityId, (long ReadAt, DateTimeOffset? Finished)> known = new();

    /// <summary>The instant; null before the first import.</summary>
    public async Task<DateTimeOffset?> RunAsync(UtilityId utility, CancellationToken cancel)
    {
        if (known.TryGetValue(utility, out var answer) && clock.GetElapsedTime(answer.ReadAt) < Kept)
            return answer.Finished;
        await using var db = store.Read(utility);
        var finished = await db
            .ImportRuns.Where(r => r.FinishedAt != null && r.State != ImportState.Undone && r.Source != "bank")
            .MaxAsync(r => r.FinishedAt, cancel);
        known[utility] = (clock.GetTimestamp(), finished);
        return finished;
    }
}
