using Ebok.Core.Consents;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>The consents of a registration as rows, once it is known whose they are.</summary>
internal static class RegistrationConsents
{
    private static readonly (FieldKey Field, ConsentKind Kind)[] Kinds =
    [
        (FieldKey.EInvoice, ConsentKind.EInvoice),
        (FieldKey.AcceptTerms, ConsentKind.Terms),
        (FieldKey.AcceptPrivacy, ConsentKind.Privacy),
        (FieldKey.ConsentToProcessing, ConsentKind.Processing),
        (FieldKey.ObjectToMarketing, ConsentKind.MarketingObjection),
        (FieldKey.DataAreCorrect, ConsentKind.DataAreCorrect),
    ];

    public static bool IsConsent(FieldKey field) => Kinds.Any(k => k.Field == field);

    /// <summary>Version of the regulations that were accepted; null: they were not asked for, or not accepted.</summary>
    public static string? TermsOf(RegistrationRequest request)
    {
        var values = RegistrationValues.Of(request);
        return values.Fields.GetValueOrDefault(FieldKey.AcceptTerms) == FieldCheck.Yes ? values.TermsVersion : null;
    }

    /// <summary>One row for each consent that was asked for: given when it was sent in, from where it was sent.</summary>
    public static IEnumerable<Consent> Of(RegistrationRequest request, CustomerId customer, AccountId? account)
    {
        var values = RegistrationValues.Of(request);
        foreach (var (field, kind) in Kinds)
            if (values.Words.TryGetValue(field, out var words))
                yield return new Consent
                {
                    Id = ConsentId.New(),
                    Utility = request.Utility,
                    Customer = customer,
                    Account = account,
                    Kind = kind,
                    Given = values.Fields.GetValueOrDefault(field) == FieldCheck.Yes,
                    At = request.SubmittedAt,
                    Email = kind == ConsentKind.EInvoice ? request.Email : null,
                    Text = words,
                    TextVersion = values.TermsVersion,
                    Origin = request.Origin,
                };
    }
}
