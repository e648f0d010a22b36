using System.Collections.Concurrent;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Numbers;

/// <summary>Liczby of large utilities, of four years (O8): the newest two are counted every ten minutes, those before them
/// once a day. In memory: each server counts for itself.</summary>
public sealed class NumbersBeforehand(EbokStore store, TimeProvider clock) : ICountedBeforehand
{
    private const int Halves = 2;
    private static readonly TimeSpan OldFiguresKept = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<UtilityId, NumbersView[]> counted = new();

    /// <inheritdoc/>
    public async Task CountAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var known = counted.GetValueOrDefault(utility.Id, []);
        var halves = new NumbersView[Halves];
        await using var db = store.Read(utility.Id);
        for (var i = 0; i < Halves; i++)
        {
            var last = NumberMonth.Of(today).First.AddMonths(1 - i * ReadNumbers.MostMonths).AddDays(-1);
            var months = ReadNumbers.MonthsOf(new(last.AddMonths(1 - ReadNumbers.MostMonths), last), today);
            halves[i] =
                i > 0
                && known.ElementAtOrDefault(i) is { } old
                && old.Months[^1] == months[^1]
                && now - old.CountedAt < OldFiguresKept
                    ? old
                    : await NumberCounts.OfAsync(db, months, today, cancel) with
                    {
                        CountedAt = now,
                    };
        }
        counted[utility.Id] = halves;
    }

    /// <summary>What is remembered of these months; null where a month is missing.</summary>
    internal NumbersView? Find(UtilityId utility, IReadOnlyList<NumberMonth> months)
    {
        if (!counted.TryGetValue(utility, out var halves))
            return null;
        var places = months
            .Select(m =>
                halves.Select(h => (Half: h, At: h.Months.ToList().IndexOf(m))).FirstOrDefault(place => place.At >= 0)
            )
            .ToList();
        if (places.Exists(place => place.Half is null))
            return null;
        var newest = halves[0];
        return newest with { Months = months, Tables = [.. newest.Tables.Select(TableOf)] };

        NumberTable TableOf(NumberTable table, int t) =>
            table with
            {
                Series =
                [
                    .. table.Series.Select(
                        (series, s) =>
                            series with
                            {
                                Values = [.. places.Select(p => p.Half.Tables[t].Series[s].Values[p.At])],
                            }
                    ),
                ],
            };
    }
}
