using Ebok.Core.Utilities;

namespace Ebok.Core.Setup;

/// <summary>Stands in for a utility where there is none yet: the rules of a new one, nobody's words.</summary>
public static class NoUtility
{
    /// <summary>Never in the catalogue.</summary>
    public static UtilityProfile Profile { get; } =
        new()
        {
            Slug = "ebok",
            Name = "eBOK",
            ShortName = "eBOK",
            Media = [],
            Look = new() { Accent = "#0b5c8f" },
            Contact = new()
            {
                Address = [],
                Phone = "",
                Email = "",
            },
            Companies = [],
            CustomerCode = new()
            {
                Label = "",
                Pattern = "",
                PatternText = "",
                Example = "",
                WhereOnInvoice = "",
            },
            SignIn = new()
            {
                Kind = LoginKind.Email,
                LoginLabel = "",
                Reset = new() { Link = "" },
                Register = new() { Link = "" },
            },
            Reset = new() { Fields = [] },
            Registration = new()
            {
                Steps = [],
                Proofs = [],
                Confirmation = EmailConfirmation.Code,
                Credential = CredentialDelivery.OwnPassword,
            },
            Legal = new()
            {
                TermsTitle = "",
                TermsVersion = "",
                PrivacyTitle = "",
                DataController = "",
            },
            Menu = [],
        };
}
