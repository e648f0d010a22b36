using System.Globalization;
using Ebok.Core.Shared;

namespace Ebok.Core.Demo;

/// <summary>Pays a customer's invoices as is his habit, up to the last bank statement.</summary>
internal sealed class DemoMoney(DemoCustomer customer, DemoRandom random)
{
    private readonly List<DemoEntry> entries = [];
    private readonly List<DemoInvoice> collected = [];
    private readonly Dictionary<string, (Money Amount, string Invoice)> overpaid = [];
    private int counter;

    internal IReadOnlyList<DemoEntry> Entries => entries;
    internal IReadOnlyList<DemoInvoice> Collected => collected;

    /// <summary>Takes what was paid too much for the invoice before off this one.</summary>
    internal DemoInvoice Deduct(DemoInvoice invoice)
    {
        if (!overpaid.Remove(KeyOf(invoice), out var credit) || credit.Amount >= invoice.Gross)
            return invoice;
        Add(
            invoice,
            "PK",
            "zwrot",
            invoice.IssuedOn,
            credit.Amount,
            credit.Invoice,
            $"Przeksięgowanie nadpłaty na {invoice.Number}"
        );
        return invoice with { Deducted = credit.Amount, DeductedFrom = credit.Invoice };
    }

    /// <summary>Pays, late or in part or not at all.</summary>
    internal void Settle(DemoInvoice invoice)
    {
        var due = invoice.ToPay;
        if (due <= Money.Zero)
            return;
        switch (customer.Habit)
        {
            case PayingHabit.Debtor when IsUnpaid(invoice):
                if (invoice.IssuedOn < DemoPlan.LastMonth.AddMonths(-6))
                    collected.Add(invoice);
                if (random.Chance(40))
                    Note(invoice, DemoPlan.LastMonth.AddDays(-random.Between(5, 60)), paid: false);
                break;
            case PayingHabit.Late when random.Chance(70):
                var on = invoice.DueOn.AddDays(random.Between(5, 45));
                Pay(invoice, due, on);
                if (on > invoice.DueOn.AddDays(14) && on <= DemoPlan.LastStatement && random.Chance(50))
                    Note(invoice, on.AddDays(5), paid: random.Chance(80));
                break;
            case PayingHabit.InParts:
                var part = new Money(due.Grosze * 3 / 5 / 100 * 100);
                if (part > Money.Zero)
                    Pay(invoice, part, invoice.IssuedOn.AddDays(4));
                Pay(invoice, due - part, invoice.DueOn.AddDays(9));
                break;
            case PayingHabit.RoundsUp:
                var rounded = new Money((due.Grosze + 999) / 1000 * 1000);
                if (Pay(invoice, rounded, invoice.DueOn.AddDays(-random.Between(1, 7))) && rounded > due)
                    overpaid[KeyOf(invoice)] = (rounded - due, invoice.Number);
                break;
            default:
                Pay(invoice, due, invoice.DueOn.AddDays(-random.Between(1, 9)));
                break;
        }
    }

    /// <summary>Gives back what a correction took off, or sets it off against the unpaid original.</summary>
    internal void SettleCorrection(DemoInvoice correction)
    {
        var amount = -correction.Gross;
        if (amount < Money.Zero)
            Settle(correction);
        if (amount <= Money.Zero)
            return;
        var on = correction.IssuedOn.AddDays(9);
        if (customer.Habit == PayingHabit.Debtor && IsUnpaid(correction.Corrects!))
        {
            Add(
                correction,
                "RK",
                "uznanie",
                on,
                amount,
                correction.Corrects!.Number,
                $"Rozliczenie korekty {correction.Number}"
            );
            Add(correction, "RK", "zwrot", on, amount, correction.Number, "Rozliczenie korekty");
        }
        else if (on <= DemoPlan.LastStatement && (on < DemoPlan.LastMonth.AddMonths(-6) || random.Chance(50)))
            Add(correction, "ZW", "zwrot", on, amount, correction.Number, "Zwrot nadpłaty na rachunek");
    }

    /// <summary>What few customers have: an opening balance, a fee.</summary>
    internal void Odds()
    {
        var contract = customer.Contracts[0];
        var since = contract.ConcludedOn.AddDays(45);
        if (customer.Index % 11 == 5)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"BO/{since.Year}/{customer.Index + 1:00000}");
            var amount = new Money(random.Between(1000, 9000));
            entries.Add(
                new(number, customer, contract.Seller.Nip, "bilans", since, since, amount, "", "Bilans otwarcia")
            );
            entries.Add(
                new(
                    Next("WB", since.AddDays(12)),
                    customer,
                    contract.Seller.Nip,
                    "wplata",
                    since.AddDays(12),
                    null,
                    amount,
                    number,
                    "Przelew"
                )
            );
        }
        if (customer.Index % 13 == 6)
        {
            var on = new DateOnly(2026, 10, 12);
            var number = string.Create(CultureInfo.InvariantCulture, $"OB/2026/{customer.Index + 1:00000}");
            entries.Add(
                new(
                    number,
                    customer,
                    contract.Seller.Nip,
                    "obciazenie",
                    on,
                    on.AddDays(21),
                    new Money(12300),
                    "",
                    "Plombowanie licznika na wniosek odbiorcy"
                )
            );
        }
    }

    /// <summary>The debtor stopped paying 8 to 19 months ago.</summary>
    private bool IsUnpaid(DemoInvoice invoice) =>
        invoice.IssuedOn >= DemoPlan.LastMonth.AddMonths(-8 - customer.Index % 12);

    private bool Pay(DemoInvoice invoice, Money amount, DateOnly on)
    {
        if (on > DemoPlan.LastStatement)
            return false;
        Add(invoice, "WB", "wplata", on, amount, invoice.Number, $"Przelew {invoice.Number}");
        return true;
    }

    /// <summary>An interest note: 11.25 % a year, at least 50 groszy.</summary>
    private void Note(DemoInvoice invoice, DateOnly on, bool paid)
    {
        var days = on.DayNumber - invoice.DueOn.DayNumber;
        if (days <= 0 || on > DemoPlan.LastStatement)
            return;
        var amount = new Money(Math.Max(50, DemoLine.Grosze(invoice.ToPay.Zloty * 0.1125m * days / 365m)));
        var number = Next("NO", on);
        var due = on.AddDays(14);
        entries.Add(
            new(
                number,
                customer,
                invoice.Contract.Seller.Nip,
                "nota",
                on,
                due,
                amount,
                invoice.Number,
                "Odsetki za opóźnienie",
                UnderCollection: !paid && invoice.IssuedOn < DemoPlan.LastMonth.AddMonths(-12)
            )
        );
        if (paid && due <= DemoPlan.LastStatement)
            Add(invoice, "WB", "wplata", due, amount, number, $"Przelew {number}");
    }

    private void Add(
        DemoInvoice invoice,
        string prefix,
        string kind,
        DateOnly on,
        Money amount,
        string concerns,
        string title
    ) =>
        entries.Add(
            new(Next(prefix, on), customer, invoice.Contract.Seller.Nip, kind, on, null, amount, concerns, title)
        );

    private string Next(string prefix, DateOnly on) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}/{on.Year}/{on:MM}/{customer.Index + 1:00000}-{++counter}"
        );

    private static string KeyOf(DemoInvoice invoice) =>
        string.Create(CultureInfo.InvariantCulture, $"{invoice.Contract.Order}/{invoice.Point?.Code}");
}
