using Ebok.Core.Shared;

namespace Ebok.Core.Payments.Bank;

/// <summary>What of a customer's can be paid.</summary>
/// <param name="SellerNip">To which company.</param>
/// <param name="Number">Of the invoice or note.</param>
/// <param name="Left">Above zero.</param>
internal sealed record OpenDue(string SellerNip, string Number, Money Left);

/// <summary>With how much a payment is put on a document.</summary>
/// <param name="SellerNip">To which company.</param>
/// <param name="Concerns">The document; empty: on none yet.</param>
/// <param name="Amount">Above zero.</param>
internal sealed record AllocatedPart(string SellerNip, string Concerns, Money Amount);

/// <summary>Puts a payment on documents. Pure: the parts are always the payment to the grosz, no document gets more than
/// is left of it, none twice; what is over stays the customer's, on no document.</summary>
internal static class Allocation
{
    /// <summary>First on those that the payer named, in their order, then on the others.</summary>
    /// <param name="amount">Above zero.</param>
    /// <param name="named">Documents in the title.</param>
    /// <param name="others">The customer's others, the oldest due first; empty where he chose himself.</param>
    /// <param name="sellerOfRest">Whose is what is over.</param>
    public static IReadOnlyList<AllocatedPart> Of(
        Money amount,
        IEnumerable<OpenDue> named,
        IEnumerable<OpenDue> others,
        string sellerOfRest
    )
    {
        List<AllocatedPart> parts = [];
        HashSet<(string, string)> seen = [];
        var rest = amount;
        foreach (var due in named.Concat(others))
        {
            if (rest <= Money.Zero)
                break;
            if (due.Left <= Money.Zero || !seen.Add((due.SellerNip, due.Number)))
                continue;
            var part = due.Left < rest ? due.Left : rest;
            parts.Add(new(due.SellerNip, due.Number, part));
            rest -= part;
        }
        if (rest > Money.Zero)
            parts.Add(new(sellerOfRest, "", rest));
        return parts;
    }
}
