using Ebok.Core.Customers;
using Ebok.Core.Invoices;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>How a comparison came out.</summary>
internal enum ProofVerdict
{
    /// <summary>It is as on file.</summary>
    Held,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>The utility has nothing to compare with ("brak w kartotece"): the proof cannot hold, and an operator sees
    /// why.</summary>
    NotOnFile,
}

/// <summary>One comparison and its outcome.</summary>
internal sealed record ProofResult(ProofKind Kind, ProofVerdict Verdict);

/// <summary>The profile's comparisons of what was typed with what is on file (R2). Pure; who asks tells nobody which of
/// them failed (R3).</summary>
internal static class Proofs
{
    public static IReadOnlyList<ProofResult> Judge(
        UtilityProfile utility,
        IReadOnlyDictionary<FieldKey, string> typed,
        ProofFacts facts
    ) =>
        [
            .. utility.Registration.Proofs.Select(rule => new ProofResult(
                rule.Kind,
                facts.Customer is null ? ProofVerdict.Failed : Judge(rule, utility, typed, facts)
            )),
        ];

    /// <summary>The invoices that count as one of the last <paramref name="count"/>. A correction is a document that one
    /// may have in hand, so it counts; but it does not push out the invoice that it corrects. Of several sellers each has
    /// its own last ones, and what was issued on the same day as the last that counts, counts too.</summary>
    public static IEnumerable<InvoiceFact> Late(IReadOnlyList<InvoiceFact> invoices, int count)
    {
        var ordinary = invoices.Where(i => !i.Kind.IsCorrection());
        return Newest(invoices, count)
            .Concat(Newest(ordinary, count))
            .Concat(ordinary.GroupBy(i => i.SellerNip).SelectMany(ofOne => Newest(ofOne, count)))
            .Distinct();
    }

    private static ProofVerdict Judge(
        ProofRule rule,
        UtilityProfile utility,
        IReadOnlyDictionary<FieldKey, string> typed,
        ProofFacts facts
    ) =>
        rule.Kind switch
        {
            ProofKind.CustomerCodeExists => ProofVerdict.Held,
            ProofKind.LateInvoice => Is(InvoicesMeant(utility, typed, facts).Any()),
            ProofKind.LateInvoiceOrContract => Is(
                InvoicesMeant(utility, typed, facts).Any() || IsContract(rule, typed, facts)
            ),
            ProofKind.GrossOfInvoice => Is(
                Typed.Amount(typed.GetValueOrDefault(FieldKey.InvoiceGross)) is { } gross
                    && InvoicesMeant(utility, typed, facts).Any(i => i.Gross == gross)
            ),
            ProofKind.NameOnInvoice => Is(IsName(rule, utility, typed, facts)),
            ProofKind.AddressOnFile => Is(
                facts.Addresses.Any(a => IsAddress(typed.GetValueOrDefault(FieldKey.BuyerAddress), a))
            ),
            ProofKind.NipOfCompany => NipOfCompany(typed, facts),
            ProofKind.NipOrPeselOnFile => NipOrPesel(typed, facts),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
        };

    // The rule on the number is one of the profile's other proofs; without one the three last ones count.
    private static IEnumerable<InvoiceFact> InvoicesMeant(
        UtilityProfile utility,
        IReadOnlyDictionary<FieldKey, string> typed,
        ProofFacts facts
    )
    {
        var rule =
            utility.Registration.Proofs.FirstOrDefault(p =>
                p.Kind is ProofKind.LateInvoice or ProofKind.LateInvoiceOrContract
            ) ?? new ProofRule { Kind = ProofKind.LateInvoice };
        var number = Typed.Number(NumberTyped(typed), rule.IgnoreSpacesAndCase);
        return number.Length == 0
            ? []
            : Late(facts.Invoices, rule.LastInvoices)
                .Where(i => Typed.Number(i.Number, rule.IgnoreSpacesAndCase) == number);
    }

    private static string? NumberTyped(IReadOnlyDictionary<FieldKey, string> typed) =>
        typed.GetValueOrDefault(FieldKey.InvoiceNumber) ?? typed.GetValueOrDefault(FieldKey.InvoiceOrContractNumber);

    private static bool IsContract(ProofRule rule, IReadOnlyDictionary<FieldKey, string> typed, ProofFacts facts)
    {
        var number = Typed.Number(typed.GetValueOrDefault(FieldKey.InvoiceOrContractNumber), rule.IgnoreSpacesAndCase);
        return number.Length > 0 && facts.Contracts.Any(c => Typed.Number(c, rule.IgnoreSpacesAndCase) == number);
    }

    // With a contract in hand instead of an invoice it is the name on file.
    private static bool IsName(
        ProofRule rule,
        UtilityProfile utility,
        IReadOnlyDictionary<FieldKey, string> typed,
        ProofFacts facts
    )
    {
        var name = Typed.Name(typed.GetValueOrDefault(FieldKey.BuyerName), rule.AnyNameOrder);
        var names = InvoicesMeant(utility, typed, facts).Select(i => i.BuyerName).DefaultIfEmpty(facts.Name);
        return name.Count > 0 && names.Any(n => Typed.Name(n, rule.AnyNameOrder).SequenceEqual(name));
    }

    // Street and number, with or without town and post code.
    private static bool IsAddress(string? typed, AddressFact onFile)
    {
        if (string.IsNullOrWhiteSpace(onFile.Street))
            return false;
        var parts = Typed.Address(typed);
        string?[] whole =
        [
            onFile.Street,
            $"{onFile.Street} {onFile.City}",
            $"{onFile.Street} {onFile.PostCode}",
            $"{onFile.Street} {onFile.PostCode} {onFile.City}",
        ];
        return whole.Any(address => Typed.Address(address).SequenceEqual(parts));
    }

    // Who registers as a person is one on file too: nobody gets round a company's NIP that way.
    private static ProofVerdict NipOfCompany(IReadOnlyDictionary<FieldKey, string> typed, ProofFacts facts)
    {
        var nip = Typed.Digits(typed.GetValueOrDefault(FieldKey.Nip));
        var isFirm = typed.GetValueOrDefault(FieldKey.RegisteredAs) is { } chosen
            ? chosen == FieldCheck.Firm
            : nip.Length > 0 || facts.Kind != CustomerKind.Person;
        if (!isFirm)
            return Is(facts.Kind == CustomerKind.Person);
        return string.IsNullOrEmpty(facts.Nip) ? ProofVerdict.NotOnFile : Is(Typed.Digits(facts.Nip) == nip);
    }

    private static ProofVerdict NipOrPesel(IReadOnlyDictionary<FieldKey, string> typed, ProofFacts facts)
    {
        var digits = Typed.Digits(typed.GetValueOrDefault(FieldKey.NipOrPesel));
        var onFile = digits.Length == 11 ? facts.Pesel : facts.Nip;
        return string.IsNullOrEmpty(onFile) ? ProofVerdict.NotOnFile : Is(Typed.Digits(onFile) == digits);
    }

    private static IEnumerable<InvoiceFact> Newest(IEnumerable<InvoiceFact> invoices, int count)
    {
        var sorted = invoices.OrderByDescending(i => i.IssuedOn).ToList();
        return sorted.Count <= count ? sorted : sorted.TakeWhile(i => i.IssuedOn >= sorted[count - 1].IssuedOn);
    }

    private static ProofVerdict Is(bool held) => held ? ProofVerdict.Held : ProofVerdict.Failed;
}
