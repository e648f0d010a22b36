using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Shared;

namespace Ebok.Core.Demo;

/// <summary>A line; its net amount is quantity times price, rounded to grosze.</summary>
/// <param name="Name">What for.</param>
/// <param name="Unit">m3, GJ, kWh, MW, m-c.</param>
/// <param name="Quantity">Up to 6 decimals.</param>
/// <param name="Price">Net, up to 4 decimals.</param>
/// <param name="Rate">VAT in percent.</param>
/// <param name="Net">In grosze.</param>
/// <param name="ByUse">Whether the quantity comes from the meter.</param>
internal sealed record DemoLine(
    string Name,
    string Unit,
    decimal Quantity,
    decimal Price,
    int Rate,
    long Net,
    bool ByUse
)
{
    internal static DemoLine Of(string name, string unit, decimal quantity, decimal price, int rate, bool byUse) =>
        new(name, unit, quantity, price, rate, Grosze(quantity * price), byUse);

    internal DemoLine With(decimal quantity, decimal price) => Of(Name, Unit, quantity, price, Rate, ByUse);

    internal static long Grosze(decimal zloty) => (long)decimal.Round(zloty * 100m, MidpointRounding.AwayFromZero);
}

/// <summary>A meter in a billing period.</summary>
internal sealed record DemoMetering(
    DemoMeterPlace Place,
    string Meter,
    DateOnly From,
    DateOnly To,
    decimal StateBefore,
    decimal State,
    ReadingSource Source
)
{
    internal decimal Use => State - StateBefore;
}

/// <summary>An invoice or a correction.</summary>
internal sealed record DemoInvoice
{
    public required DemoCustomer Customer { get; init; }
    public required DemoContract Contract { get; init; }

    /// <summary>The point, where the invoice is for one only.</summary>
    public DemoPoint? Point { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required IReadOnlyList<DemoLine> Lines { get; init; }
    public IReadOnlyList<DemoMetering> Metering { get; init; } = [];
    public string? Ksef { get; init; }

    /// <summary>Set on a correction: the invoice that it corrects.</summary>
    public DemoInvoice? Corrects { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>An overpayment that is deducted, and of which invoice.</summary>
    public Money Deducted { get; init; }
    public string? DeductedFrom { get; init; }

    public InvoiceKind Kind => Corrects is null ? InvoiceKind.Vat : InvoiceKind.Correction;

    /// <summary>Net and VAT by rate; on a correction the difference.</summary>
    public IEnumerable<(int Rate, long Net, long Vat)> VatTable =>
        from rate in Lines.Select(l => l.Rate).Distinct().OrderDescending()
        let net = NetOf(Lines, rate) - (Corrects is null ? 0 : NetOf(Corrects.Lines, rate))
        let vat = VatOf(Lines, rate) - (Corrects is null ? 0 : VatOf(Corrects.Lines, rate))
        select (rate, net, vat);

    /// <summary>P_15.</summary>
    public Money Gross => new(VatTable.Sum(v => v.Net + v.Vat));

    public Money ToPay => Gross - Deducted;

    private static long NetOf(IReadOnlyList<DemoLine> lines, int rate) =>
        lines.Where(l => l.Rate == rate).Sum(l => l.Net);

    private static long VatOf(IReadOnlyList<DemoLine> lines, int rate) =>
        DemoLine.Grosze(NetOf(lines, rate) / 100m * rate / 100m);
}

/// <summary>A meter's state on a day.</summary>
internal sealed record DemoReading(
    string Meter,
    DateOnly On,
    decimal State,
    decimal? Use,
    ReadingSource Source,
    string? By
);

/// <summary>An entry of the ledger that is not an invoice.</summary>
internal sealed record DemoEntry(
    string Number,
    DemoCustomer Customer,
    string SellerNip,
    string Kind,
    DateOnly On,
    DateOnly? DueOn,
    Money Amount,
    string Concerns,
    string Title,
    bool UnderCollection = false
);
