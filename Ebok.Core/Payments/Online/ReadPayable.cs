using Ebok.Core.Data;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>A document that can be paid now.</summary>
/// <param name="Due">What is left of it.</param>
/// <param name="Account">Where to, as 26 digits or as its invoice has it.</param>
public sealed record PayableDue(DueRow Due, string Account);

/// <summary>A transfer to one account for some of the documents chosen.</summary>
/// <param name="Account">26 digits, or as the invoice has it.</param>
/// <param name="Amount">Sum of what is left.</param>
/// <param name="Currency">Of all of them.</param>
/// <param name="Title">By which the payment finds its documents.</param>
/// <param name="Code">Text of the bank association's code; null where there can be none.</param>
/// <param name="Numbers">Numbers of the documents.</param>
public sealed record TransferSlip(
    string Account,
    Money Amount,
    string Currency,
    string Title,
    string? Code,
    IReadOnlyList<string> Numbers
);

/// <summary>What is paid to one of the companies.</summary>
/// <param name="Seller">Which.</param>
/// <param name="Dues">The documents, the most urgent first.</param>
/// <param name="Online">What a gateway would take for those in PLN; zero where the company has none.</param>
/// <param name="Slips">The transfers instead.</param>
public sealed record PayableGroup(
    Company Seller,
    IReadOnlyList<PayableDue> Dues,
    Money Online,
    IReadOnlyList<TransferSlip> Slips
);

/// <summary>What the customer chose to pay.</summary>
/// <param name="Groups">By company.</param>
/// <param name="All">Whether it is all that he owes.</param>
/// <param name="Gone">How many of the chosen are not there any more: paid meanwhile, or never his.</param>
/// <param name="UnderCollection">Something is left out because it is under debt collection (K8).</param>
public sealed record Payable(IReadOnlyList<PayableGroup> Groups, bool All, int Gone, bool UnderCollection);

/// <summary>ePŁATNOŚCI: one, several or all dues, to whom and in which ways they can be paid (M6). Amounts are the
/// database's, never the form's.</summary>
public sealed class ReadPayable(EbokStore store, IPaymentGateway gateway, TimeProvider clock)
{
    /// <summary>Most documents of one payment.</summary>
    public const int Most = 200;

    /// <summary>The chosen, or all dues where none is chosen.</summary>
    public async Task<Payable> RunAsync(
        Actor actor,
        UtilityProfile utility,
        IReadOnlyCollection<Guid> chosen,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(chosen);
        await using var db = store.Read(actor.Utility);
        var today = clock.Today();
        var unpaid = await ListDues.UnpaidAsync(db, actor, today, skip: 0, take: Most, cancel);
        var (_, underCollection) = await ListDues.SumAsync(db, actor, today, cancel);
        var dues = chosen.Count == 0 ? unpaid : [.. unpaid.Where(d => chosen.Contains(d.Id))];
        var groups = await GroupsAsync(db, actor, utility, dues, cancel);
        return new(groups, dues.Count == unpaid.Count, Math.Max(0, chosen.Count - dues.Count), underCollection);
    }

    private async Task<IReadOnlyList<PayableGroup>> GroupsAsync(
        EbokDb db,
        Actor actor,
        UtilityProfile utility,
        IReadOnlyList<DueRow> dues,
        CancellationToken cancel
    )
    {
        if (dues.Count == 0)
            return [];
        var customer = await db.CustomerOf(actor).Select(c => new { c.Code, c.Account }).SingleAsync(cancel);
        var ids = dues.Select(d => d.Invoice).OfType<InvoiceId>().ToList();
        var accounts = await db.InvoicesOf(actor)
            .Where(i => ids.Contains(i.Id) && i.PayAccount != null)
            .ToDictionaryAsync(i => i.Id, i => i.PayAccount!, cancel);
        List<PayableGroup> groups = [];
        foreach (var ofSeller in dues.GroupBy(d => d.SellerNip))
        {
            // Who is no company of the profile any more cannot be paid here.
            if (utility.CompanyByNip(ofSeller.Key) is not { } seller)
                continue;
            var rows = ofSeller
                .Select(d => new PayableDue(
                    d,
                    d.Invoice is { } id && accounts.TryGetValue(id, out var own) && own.Length > 0 ? own
                        : customer.Account is { Length: > 0 } individual ? individual
                        : AccountOf(seller)
                ))
                .ToList();
            var online = gateway.Takes(seller.Nip)
                ? new Money(rows.Where(r => r.Due.Currency == "PLN").Sum(r => r.Due.Left.Grosze))
                : Money.Zero;
            groups.Add(new(seller, rows, online, [.. TransferSlips.Of(seller, customer.Code, rows)]));
        }
        return groups;
    }

    private static string AccountOf(Company company) =>
        Nrb.TryParse(company.BankAccount, out var nrb) ? nrb.Digits : company.BankAccount;
}
