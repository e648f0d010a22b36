namespace Ebok.Core.Invoices;

/// <summary>A line of a correction: as it was, and as it is now. One of the two may be missing: a line that was added
/// or taken out.</summary>
/// <param name="Before"><c>StanPrzed</c>.</param>
/// <param name="After">The line as it should be.</param>
public sealed record CorrectedLine(InvoiceLine? Before, InvoiceLine? After)
{
    /// <summary>Name of the service.</summary>
    public string? Name => (After ?? Before)!.Name;

    /// <summary>Unit of the quantity.</summary>
    public string? Unit => (After ?? Before)!.Unit;

    /// <summary>By how much the quantity changed; null where it is not a number on either side.</summary>
    public decimal? QuantityChange => Change(line => line.Quantity);

    /// <summary>By how much the net amount changed.</summary>
    public decimal? NetChange => Change(line => line.Net);

    /// <summary>By how much the gross amount changed, where the invoice counts from gross.</summary>
    public decimal? GrossChange => Change(line => line.Gross);

    private decimal? Change(Func<InvoiceLine, decimal?> of)
    {
        var (before, after) = (Before is null ? null : of(Before), After is null ? null : of(After));
        return before is null && after is null ? null : (after ?? 0) - (before ?? 0);
    }
}

/// <summary>Puts the two states of a correction side by side.</summary>
public static class CorrectedLines
{
    /// <summary>Pairs of a correction that says how the lines were before; empty where its lines are the bare
    /// differences. FA(3) gives both states of a line the same number; billing systems that number on are paired by
    /// name.</summary>
    public static IReadOnlyList<CorrectedLine> Of(IReadOnlyList<InvoiceLine> lines)
    {
        if (!lines.Any(line => line.Before))
            return [];
        var after = lines.Where(line => !line.Before).ToList();
        var pairs = new List<CorrectedLine>();
        foreach (var before in lines.Where(line => line.Before))
        {
            var match =
                after.Find(line => line.Number == before.Number) ?? after.Find(line => line.Name == before.Name);
            if (match is not null)
                after.Remove(match);
            pairs.Add(new(before, match));
        }
        pairs.AddRange(after.Select(line => new CorrectedLine(null, line)));
        return pairs;
    }
}
