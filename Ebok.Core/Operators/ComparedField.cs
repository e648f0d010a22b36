using Ebok.Core.Registration;
using Ebok.Core.Utilities;

namespace Ebok.Core.Operators;

/// <summary>How something entered compares with the file.</summary>
public enum Comparison
{
    /// <summary>Nothing is compared: a consent, a choice.</summary>
    None,

    /// <summary>As on file.</summary>
    Same,

    /// <summary>Not as on file.</summary>
    Differs,

    /// <summary>The file has nothing to compare with.</summary>
    NotOnFile,
}

/// <summary>What was entered into a field beside what the file has.</summary>
/// <param name="Field">Which.</param>
/// <param name="Label">In the profile's words.</param>
/// <param name="Entered">As typed; boxes are <see cref="FieldCheck.Yes"/> or not.</param>
/// <param name="OnFile">What it was compared with, line by line.</param>
/// <param name="Comparison">The outcome, by the rules of the registration (R2).</param>
public sealed record ComparedField(
    FieldKey Field,
    string Label,
    string? Entered,
    IReadOnlyList<string> OnFile,
    Comparison Comparison
);

/// <summary>Puts what was entered beside the file of a customer. Pure.</summary>
internal static class Compare
{
    private const int NumbersShown = 6;

    private static readonly Dictionary<ProofKind, FieldKey> Fields = new()
    {
        [ProofKind.CustomerCodeExists] = FieldKey.CustomerCode,
        [ProofKind.LateInvoice] = FieldKey.InvoiceNumber,
        [ProofKind.LateInvoiceOrContract] = FieldKey.InvoiceOrContractNumber,
        [ProofKind.GrossOfInvoice] = FieldKey.InvoiceGross,
        [ProofKind.NameOnInvoice] = FieldKey.BuyerName,
        [ProofKind.AddressOnFile] = FieldKey.BuyerAddress,
        [ProofKind.NipOfCompany] = FieldKey.Nip,
        [ProofKind.NipOrPeselOnFile] = FieldKey.NipOrPesel,
    };

    public static IReadOnlyList<ComparedField> With(
        UtilityProfile utility,
        IReadOnlyDictionary<FieldKey, string> entered,
        ProofFacts facts,
        OnFile onFile
    )
    {
        var verdicts = facts.Customer is null
            ? []
            : Proofs.Judge(utility, entered, facts).ToDictionary(p => Fields[p.Kind], p => Of(p.Verdict));
        if (facts.Customer is not null && entered.ContainsKey(FieldKey.CustomerCode))
            verdicts[FieldKey.CustomerCode] = Is(Typed.Code(utility, entered) == onFile.Code);
        return
        [
            .. utility
                .Registration.Steps.SelectMany(s => s.Fields)
                .Where(f => !f.Locked && IsShown(f.Field))
                .DistinctBy(f => f.Field)
                .Select(f => new ComparedField(
                    f.Field,
                    f.Label,
                    entered.GetValueOrDefault(f.Field),
                    facts.Customer is null ? [] : FileOf(f.Field, facts, onFile),
                    verdicts.TryGetValue(f.Field, out var verdict)
                        ? verdict
                        : Contact(f.Field, entered.GetValueOrDefault(f.Field), facts, onFile)
                )),
        ];
    }

    private static bool IsShown(FieldKey field) =>
        field is not (FieldKey.Login or FieldKey.Password or FieldKey.PasswordAgain or FieldKey.OneTimeCode);

    // What people change more often than they tell is compared too, but proves nothing.
    private static Comparison Contact(FieldKey field, string? entered, ProofFacts facts, OnFile onFile) =>
        facts.Customer is null || entered is null ? Comparison.None
        : field == FieldKey.Email
            ? Against(onFile.Email, e => string.Equals(e, entered.Trim(), StringComparison.OrdinalIgnoreCase))
        : field == FieldKey.Phone ? Against(onFile.Phone, p => EndsAlike(Typed.Digits(p), Typed.Digits(entered)))
        : Comparison.None;

    // With or without +48.
    private static bool EndsAlike(string a, string b) =>
        a.Length > 0
        && b.Length > 0
        && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal));

    private static Comparison Against(string? onFile, Func<string, bool> same) =>
        string.IsNullOrEmpty(onFile) ? Comparison.NotOnFile : Is(same(onFile));

    private static string[] FileOf(FieldKey field, ProofFacts facts, OnFile onFile) =>
        field switch
        {
            FieldKey.CustomerCode => [onFile.Code],
            FieldKey.BuyerName => [facts.Name],
            FieldKey.BuyerAddress =>
            [
                .. facts
                    .Addresses.Where(a => !string.IsNullOrEmpty(a.Street))
                    .Select(a => $"{a.Street}, {a.PostCode} {a.City}"),
            ],
            FieldKey.Nip => Known(facts.Nip),
            FieldKey.NipOrPesel => [.. Known(facts.Nip), .. Known(facts.Pesel)],
            FieldKey.InvoiceNumber => [.. facts.Invoices.Take(NumbersShown).Select(i => i.Number)],
            FieldKey.InvoiceOrContractNumber =>
            [
                .. facts.Invoices.Take(NumbersShown).Select(i => i.Number),
                .. facts.Contracts.Take(NumbersShown),
            ],
            FieldKey.InvoiceGross => [.. facts.Invoices.Take(NumbersShown).Select(i => $"{i.Gross} ({i.Number})")],
            FieldKey.Email => Known(onFile.Email),
            FieldKey.Phone => Known(onFile.Phone),
            _ => [],
        };

    private static string[] Known(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static Comparison Of(ProofVerdict verdict) =>
        verdict switch
        {
            ProofVerdict.Held => Comparison.Same,
            ProofVerdict.NotOnFile => Comparison.NotOnFile,
            _ => Comparison.Differs,
        };

    private static Comparison Is(bool same) => same ? Comparison.Same : Comparison.Differs;
}

/// <summary>What the file has beside the facts of proofs.</summary>
internal sealed record OnFile(string Code, string? Email, string? Phone)
{
    public static readonly OnFile Nothing = new("", null, null);
}
