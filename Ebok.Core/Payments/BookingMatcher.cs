using Ebok.Core.Shared;

namespace Ebok.Core.Payments;

/// <summary>A payment on one document, as the portal or the billing system has it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Customer">Whose.</param>
/// <param name="SellerNip">To which company.</param>
/// <param name="Number">EP-…, BK-… or the billing system's.</param>
/// <param name="Concerns">The document; empty for none.</param>
/// <param name="On">Its day.</param>
/// <param name="Amount">With how much.</param>
/// <param name="Title">Its title.</param>
/// <param name="Taken">Of the billing system's: stands for another payment of the portal already.</param>
internal sealed record PaidPart(
    LedgerEntryId Id,
    CustomerId Customer,
    string SellerNip,
    string Number,
    string Concerns,
    DateOnly On,
    Money Amount,
    string? Title,
    bool Taken = false
);

/// <summary>Which of the portal's payments (by gateway, from a bank statement) the billing system has booked meanwhile:
/// each payment of the billing system stands for one of the portal's at most, so that nothing counts twice and nothing is
/// lost. Pure.
/// <para>In this order: the billing system names our number; the same sum for the same documents, or for none yet, within
/// <see cref="DaysBefore"/> and <see cref="DaysAfter"/>; the same sum for one of the documents.</para></summary>
internal static class BookingMatcher
{
    /// <summary>A bank's day may be before ours: after midnight, on a Sunday.</summary>
    public const int DaysBefore = 3;

    /// <summary>Gateways pay out within days, billing systems book within days.</summary>
    public const int DaysAfter = 21;

    /// <summary>The billing system's entry for each of the portal's that is booked.</summary>
    public static Dictionary<LedgerEntryId, LedgerEntryId> Match(
        IEnumerable<PaidPart> waiting,
        IEnumerable<PaidPart> booked
    )
    {
        var found = new Dictionary<LedgerEntryId, LedgerEntryId>();
        var free = booked.GroupBy(b => (b.Customer, b.SellerNip, b.Number, b.On)).Select(g => g.ToList()).ToList();
        var open = waiting
            .GroupBy(w => (w.Customer, w.SellerNip, w.Number))
            .Select(g => g.OrderBy(p => p.Id.Value).ToList())
            .OrderBy(g => g[0].On)
            .ThenBy(g => g[0].Id.Value)
            .ToList();
        foreach (var rule in (Func<List<PaidPart>, List<PaidPart>, bool>[])[Names, SameDocuments, OneIsOpen])
        foreach (var payment in open.ToList())
            if (
                free.Where(b => IsOf(payment[0], b[0]) && b.TrueForAll(p => !p.Taken))
                    .FirstOrDefault(b => rule(payment, b)) is
                { } its
            )
            {
                foreach (var part in payment)
                    found[part.Id] = (its.Find(p => p.Concerns == part.Concerns) ?? its[0]).Id;
                free.Remove(its);
                open.Remove(payment);
            }
        // One by one: the billing system makes a number for each document.
        var parts = free.SelectMany(b => b).Where(b => !b.Taken && b.Concerns.Length > 0).ToList();
        foreach (var part in open.SelectMany(w => w))
            if (
                parts.Find(b =>
                    IsOf(part, b) && InTime(part, b) && (b.Concerns, b.Amount) == (part.Concerns, part.Amount)
                ) is
                { } its
            )
            {
                found[part.Id] = its.Id;
                parts.Remove(its);
            }
        return found;
    }

    private static bool IsOf(PaidPart waiting, PaidPart booked) =>
        (waiting.Customer, waiting.SellerNip) == (booked.Customer, booked.SellerNip);

    private static bool InTime(PaidPart waiting, PaidPart booked) =>
        booked.On >= waiting.On.AddDays(-DaysBefore) && booked.On <= waiting.On.AddDays(DaysAfter);

    private static bool Names(List<PaidPart> waiting, List<PaidPart> booked) =>
        booked.Exists(b =>
            b.Number.Contains(waiting[0].Number, StringComparison.OrdinalIgnoreCase)
            || b.Title?.Contains(waiting[0].Number, StringComparison.OrdinalIgnoreCase) == true
        );

    private static bool SameDocuments(List<PaidPart> waiting, List<PaidPart> booked) =>
        SameSum(waiting, booked)
        && waiting.Select(w => w.Concerns).ToHashSet().SetEquals(booked.Select(b => b.Concerns));

    private static bool OneIsOpen(List<PaidPart> waiting, List<PaidPart> booked) =>
        SameSum(waiting, booked)
        && (waiting.TrueForAll(w => w.Concerns.Length == 0) || booked.TrueForAll(b => b.Concerns.Length == 0));

    private static bool SameSum(List<PaidPart> waiting, List<PaidPart> booked) =>
        InTime(waiting[0], booked[0]) && waiting.Sum(w => w.Amount.Grosze) == booked.Sum(b => b.Amount.Grosze);
}
