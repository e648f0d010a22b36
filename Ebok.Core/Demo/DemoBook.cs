using System.Globalization;
using Ebok.Core.Customers;
using Ebok.Core.Meters;

namespace Ebok.Core.Demo;

/// <summary>All that happened with one customer: readings, invoices, payments. Made anew from his number whenever it is
/// needed; nothing is kept.</summary>
internal sealed class DemoBook
{
    private readonly DemoPlan plan;
    private readonly DemoRandom random;
    private readonly DemoMoney money;

    private DemoBook(DemoPlan plan, DemoCustomer customer)
    {
        (this.plan, Customer) = (plan, customer);
        random = new DemoRandom(plan.Utility.Slug, customer.Index, "book");
        money = new DemoMoney(customer, new DemoRandom(plan.Utility.Slug, customer.Index, "money"));
    }

    internal DemoCustomer Customer { get; }
    internal List<DemoReading> Readings { get; } = [];

    /// <summary>By contract and period, each correction after what it corrects.</summary>
    internal List<DemoInvoice> Invoices { get; } = [];
    internal IReadOnlyList<DemoEntry> Entries => money.Entries;

    /// <summary>Invoices under debt collection.</summary>
    internal IReadOnlyList<DemoInvoice> Collected => money.Collected;

    internal static DemoBook Of(DemoPlan plan, int index)
    {
        var book = new DemoBook(plan, DemoPeople.Make(plan, index));
        foreach (var contract in book.Customer.Contracts)
            book.Bill(contract);
        book.money.Odds();
        return book;
    }

    private void Bill(DemoContract contract)
    {
        var meters = contract
            .Points.SelectMany(p => p.Places)
            .ToDictionary(p => p, p => new DemoDial(p, plan.Since(Customer.Index, contract.Service), Readings));
        var periods = plan.Periods(Customer, contract.Service).ToList();
        for (var n = 0; n < periods.Count; n++)
        {
            // The last invoices stay uncorrected, so that "one of the three last" is never in doubt.
            var mayErr = n < periods.Count - 5;
            var mustErr = mayErr && Customer.Index == DemoPlan.Ordinary && n == periods.Count - 8;
            foreach (var (points, order) in Groups(contract).Select((g, i) => (g, i)))
                Bill(contract, points, order, periods[n], meters, mayErr && random.Chance(3) || mustErr);
        }
    }

    private static IEnumerable<IReadOnlyList<DemoPoint>> Groups(DemoContract contract) =>
        contract.InvoicePerPoint ? contract.Points.Select(p => (IReadOnlyList<DemoPoint>)[p]) : [contract.Points];

    private void Bill(
        DemoContract contract,
        IReadOnlyList<DemoPoint> points,
        int order,
        (DateOnly From, DateOnly To) period,
        Dictionary<DemoMeterPlace, DemoDial> meters,
        bool wrong
    )
    {
        var metering = points
            .SelectMany(p => p.Places)
            .SelectMany(place => meters[place].Turn(period.From, period.To, random))
            .ToList();
        var lines = points.SelectMany(p => Lines(contract, p, metering, period)).ToList();
        var issued = period.To.AddDays(2 + Customer.Index % 5 + contract.Order * 6 + order);
        var invoice = new DemoInvoice
        {
            Customer = Customer,
            Contract = contract,
            Point = points.Count == 1 ? points[0] : null,
            Number = NumberOf(contract, order, issued, "FV", ""),
            IssuedOn = issued,
            DueOn = issued.AddDays(Customer.Kind == CustomerKind.Person ? 14 : 21),
            From = period.From,
            To = period.To,
            Lines = lines,
            Metering = metering,
            Ksef = KsefOf(contract, issued),
        };
        var (billed, reason) = wrong ? Mistaken(invoice) : (invoice, null);
        billed = money.Deduct(billed);
        Invoices.Add(billed);
        money.Settle(billed);
        if (reason is null)
            return;
        var on = issued.AddMonths(1).AddDays(12);
        var correction = invoice with
        {
            Number = NumberOf(contract, order, on, "FK", "/K"),
            IssuedOn = on,
            DueOn = on.AddDays(14),
            Ksef = KsefOf(contract, on),
            Corrects = billed,
            Reason = reason,
        };
        Invoices.Add(correction);
        money.SettleCorrection(correction);
    }

    private IEnumerable<DemoLine> Lines(
        DemoContract contract,
        DemoPoint point,
        List<DemoMetering> metering,
        (DateOnly From, DateOnly To) period
    )
    {
        var use = point.Places.Select(p => (p, metering.Where(m => m.Place == p).Sum(m => m.Use))).ToList();
        return DemoTariff.Lines(
            contract.Service,
            use,
            plan.Utility.Media.Contains(Medium.Sewage),
            DemoPlan.MonthsOfPeriod(contract.Service),
            period.To.Year,
            decimal.Round(point.Places[0].UsePerMonth / 300m, 4)
        );
    }

    /// <summary>The invoice as it was issued first, and why it was wrong.</summary>
    private (DemoInvoice Billed, string? Reason) Mistaken(DemoInvoice right)
    {
        var first = right.Lines[0];
        if (first.Quantity > 0 && random.Chance(65))
        {
            var quantity = first.Quantity + decimal.Round(first.Quantity * random.Between(15, 60) / 100m) + 1;
            var lines = right.Lines.Select(l => l.ByUse ? l.With(l.Quantity - first.Quantity + quantity, l.Price) : l);
            // On a line such as sewage the same units are too many.
            var estimated = right.Metering[0] with
            {
                State = right.Metering[0].State + (first.Unit == "kWh" ? 0 : quantity - first.Quantity),
                Source = ReadingSource.Estimated,
            };
            return (
                right with
                {
                    Lines = [.. lines.Select(l => l.Quantity < 0 ? l.With(0, l.Price) : l)],
                    Metering = [estimated, .. right.Metering.Skip(1)],
                },
                string.Create(
                    CultureInfo.GetCultureInfo("pl-PL"),
                    $"Odczyt szacunkowy zastąpiony rzeczywistym: przyjęto {quantity:0.##} {first.Unit}, licznik wskazał {first.Quantity:0.##} {first.Unit}."
                )
            );
        }
        var price = decimal.Round(first.Price * 1.08m, 4);
        return (
            right with
            {
                Lines = [first.With(first.Quantity, price), .. right.Lines.Skip(1)],
            },
            string.Create(
                CultureInfo.GetCultureInfo("pl-PL"),
                $"Zastosowano niewłaściwą cenę: {first.Name}, było {price:0.0000} zł, powinno być {first.Price:0.0000} zł za {first.Unit}."
            )
        );
    }

    private string NumberOf(DemoContract contract, int order, DateOnly issued, string kind, string suffix)
    {
        var rule = plan.Utility.CustomerCode;
        var lead = contract.Seller == plan.Utility.Companies[0];
        var part = order + (lead ? 10 * contract.Order : 0);
        var tail = part == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{part}");
        if (rule.FirstDigitsOfInvoiceNumber > 0)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Customer.Code}/{issued:MM}/{issued.Year}{tail}{suffix}"
            );
        var seller = lead ? "" : "-" + contract.Seller.ShortName;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}{seller}/{issued.Year}/{issued:MM}/{Customer.Index + 1:00000}{tail}"
        );
    }

    /// <summary>Companies' invoices have gone through KSeF since 1 February 2026; consumers' need not.</summary>
    private string? KsefOf(DemoContract contract, DateOnly issued) =>
        Customer.Kind != CustomerKind.Person && issued >= new DateOnly(2026, 2, 1)
            ? DemoNumbers.Ksef(contract.Seller.Nip, issued, random)
            : null;
}
