using System.Globalization;
using System.Text;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Bank;
using Ebok.Core.Invoices;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Demo;

/// <summary>Payments by gateway in every state, and a bank statement of which some entries find nobody, so that staff and
/// the ordinary customer have something to look at.</summary>
public sealed class DemoPayments(EbokStore store, ImportBank import)
{
    private static readonly DateTimeOffset Morning = new(DemoPlan.LastStatement.ToDateTime(new(8, 40)), TimeSpan.Zero);
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>Does nothing where there are payments and entries of a statement.</summary>
    /// <param name="utility">Whose.</param>
    /// <param name="ordinary">Code of the ordinary customer.</param>
    /// <param name="withLogin">Codes of customers whose dues are printed on paper: they stay as they are.</param>
    /// <param name="cancel">Stops.</param>
    public async Task AddAsync(
        UtilityProfile utility,
        string ordinary,
        IReadOnlyCollection<string> withLogin,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(withLogin);
        List<Due> dues = [];
        var done = await store.WriteAsync(
            utility.Id,
            async db =>
            {
                dues.AddRange(await DuesAsync(db, withLogin, cancel));
                if (!await db.OnlinePayments.AnyAsync(cancel))
                    await AddPaymentsAsync(db, utility, ordinary, dues, cancel);
                return await db.BankEntries.AnyAsync(cancel);
            },
            cancel
        );
        if (done)
            return;
        var file = new BankUpload(
            "wyciag-2026-11-16.sta",
            Encoding.UTF8.GetBytes(Statement(utility, [.. dues.Skip(4)]))
        );
        await import.RunAsync(utility, [file], new ImportOptions(), cancel);
    }

    private static async Task<List<Due>> DuesAsync(
        EbokDb db,
        IReadOnlyCollection<string> withLogin,
        CancellationToken cancel
    )
    {
        var codes = withLogin.ToArray();
        return await db
            .Invoices.Where(i => i.Left > Money.Zero && !i.UnderCollection && i.Currency == "PLN")
            .Join(db.Customers, i => i.Customer, c => c.Id, (i, c) => new { Invoice = i, Customer = c })
            .Where(d => !codes.Contains(d.Customer.Code))
            .OrderBy(d => d.Customer.Code)
            .ThenBy(d => d.Invoice.Number)
            .Take(10)
            .Select(d => new Due(d.Invoice, d.Customer))
            .ToListAsync(cancel);
    }

    private static async Task AddPaymentsAsync(
        EbokDb db,
        UtilityProfile utility,
        string ordinary,
        List<Due> dues,
        CancellationToken cancel
    )
    {
        var own = await db
            .Invoices.Where(i => i.ToPay > Money.Zero)
            .Join(
                db.Customers.Where(c => c.Code == ordinary),
                i => i.Customer,
                c => c.Id,
                (i, c) => new { Invoice = i, Customer = c }
            )
            .OrderByDescending(d => d.Invoice.IssuedOn)
            .ThenBy(d => d.Invoice.Number)
            .Take(3)
            .Select(d => new Due(d.Invoice, d.Customer))
            .ToListAsync(cancel);
        if (own.Count == 0)
            return;
        var who = own[0].Customer.Id;
        var account = await db
            .AccountCustomers.Where(g => g.Customer == who)
            .Select(g => g.Account)
            .FirstOrDefaultAsync(cancel);
        var day = 0;
        foreach (
            var (due, state) in own.Zip(
                (OnlinePaymentState[])[OnlinePaymentState.Rejected, OnlinePaymentState.Expired, OnlinePaymentState.Paid]
            )
        )
            Add(db, utility, due, state, account, Morning.AddDays(-3 * day++));
        var states = (OnlinePaymentState[])
            [
                OnlinePaymentState.Unclear,
                OnlinePaymentState.Waiting,
                OnlinePaymentState.Started,
                OnlinePaymentState.Started,
            ];
        foreach (var (due, state) in dues.Zip(states))
        {
            var payment = Add(db, utility, due, state, AccountId.New(), Morning.AddHours(day++));
            await db.SaveChangesAsync(cancel);
            // The last one is on its way to the billing system.
            if (day == 7)
                await db.PayAsync(payment, payment.CreatedAt.AddMinutes(3), cancel);
        }
    }

    private static OnlinePayment Add(
        EbokDb db,
        UtilityProfile utility,
        Due due,
        OnlinePaymentState state,
        AccountId account,
        DateTimeOffset at
    )
    {
        var amount = due.Invoice.Left > Money.Zero ? due.Invoice.Left : due.Invoice.ToPay;
        var payment = new OnlinePayment
        {
            Id = OnlinePaymentId.New(),
            Utility = utility.Id,
            Customer = due.Customer.Id,
            Account = account,
            SellerNip = due.Invoice.SellerNip,
            Number = "EP-" + NumberOf(due.Invoice.Number),
            Request = Guid.NewGuid(),
            Amount = amount,
            State = state,
            Reason = state switch
            {
                OnlinePaymentState.Rejected => OnlinePaymentReason.GatewayAway,
                OnlinePaymentState.Unclear => OnlinePaymentReason.AmountDiffers,
                _ => OnlinePaymentReason.None,
            },
            GatewayAmount = state == OnlinePaymentState.Unclear ? new Money(amount.Grosze - 100) : null,
            GatewayOrder = state is OnlinePaymentState.Paid or OnlinePaymentState.Unclear ? 300_123_456 : null,
            CreatedAt = at,
            ReturnedAt = state is OnlinePaymentState.Waiting or OnlinePaymentState.Paid ? at.AddMinutes(2) : null,
            PaidAt = state == OnlinePaymentState.Paid ? at.AddMinutes(2) : null,
        };
        db.OnlinePayments.Add(payment);
        db.OnlinePaymentParts.Add(
            new OnlinePaymentPart
            {
                Id = Guid.CreateVersion7(),
                Utility = utility.Id,
                Payment = payment.Id,
                Concerns = due.Invoice.Number,
                Invoice = due.Invoice.Id,
                Amount = amount,
            }
        );
        return payment;
    }

    // Steady from run to run.
    private static string NumberOf(string invoice)
    {
        const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(invoice));
        return string.Concat(hash.Take(8).Select(b => Signs[b % Signs.Length]));
    }

    private static string Statement(UtilityProfile utility, IReadOnlyList<Due> dues)
    {
        var company = utility.Companies[0];
        var text = new StringBuilder(
            $":20:DEMO\n:25:PL{BankText.Account(company.BankAccount)}\n:28C:220/2026\n:60F:C261115PLN10000,00\n"
        );
        var entries = new List<(Money Amount, string Title, string Payer, string Account)>();
        var ours = dues.Where(d => d.Invoice.SellerNip == company.Nip).Take(2).ToList();
        foreach (var due in ours)
            entries.Add((due.Invoice.Left, $"Zapłata {due.Invoice.Number}", due.Customer.Name, ""));
        entries.Add(
            (Money.FromZloty(84.20m), "za listopad dziękuję", "Zofia Niepodpisana", "61109010140000071219812874")
        );
        entries.Add((Money.FromZloty(136.55m), "FV nr 2026 10 zapłata za wodę babci", "Marek Wnuk", ""));
        entries.Add((Money.FromZloty(1_254.30m), "Przelewy24 wypłata zbiorcza 16.11", "PayPro S.A.", ""));
        foreach (var (amount, title, payer, account) in entries)
            text.Append(
                Polish,
                $":61:2611161116CN{amount.Zloty:0.00}NTRFNONREF\n:86:020<00Przelew<20{title}<31{account}<32{payer}\n"
            );
        var closing = 10_000m + entries.Sum(e => e.Amount.Zloty);
        return text.Append(Polish, $":62F:C261116PLN{closing:0.00}\n-\n").ToString();
    }

    private sealed record Due(Invoice Invoice, Customer Customer);
}
