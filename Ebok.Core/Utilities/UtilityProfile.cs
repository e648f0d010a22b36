using System.Text.Json.Serialization;
using Ebok.Core.Content;
using Ebok.Core.Meters;
using Ebok.Core.Shared;

namespace Ebok.Core.Utilities;

/// <summary>Everything in which one utility's office differs from another's: data, never code (U3).</summary>
public sealed record UtilityProfile
{
    /// <summary>Where the schema of this file stands, so that an editor helps: ./schema.json. Has no other effect.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The utility in addresses, /weglokoks: 2 to 40 small letters, digits and dashes. Every stored row carries
    /// it: it never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Full name, as in the header and the documents.</summary>
    public required string Name { get; init; }

    /// <summary>Name where there is little room.</summary>
    public required string ShortName { get; init; }

    /// <summary>What this utility calls its office: e-BOK, eBOK, Panel Klienta.</summary>
    public string OfficeName { get; init; } = "eBOK";

    /// <summary>Host names that lead straight to this utility; none: only under its path.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What the utility supplies.</summary>
    public required IReadOnlyList<Medium> Media { get; init; }

    /// <summary>Colours and logo.</summary>
    public required UtilityLook Look { get; init; }

    /// <summary>How a customer reaches the people.</summary>
    public required UtilityContact Contact { get; init; }

    /// <summary>The sellers; the first is the leading one (U2).</summary>
    public required IReadOnlyList<Company> Companies { get; init; }

    /// <summary>The number by which the utility knows a customer.</summary>
    public required CustomerCodeRule CustomerCode { get; init; }

    /// <summary>What one signs in with, and the words of that page.</summary>
    public required SignInRules SignIn { get; init; }

    /// <summary>What a password must be.</summary>
    public PasswordPolicy Password { get; init; } = new();

    /// <summary>"Przypomnij hasło".</summary>
    public required ResetRules Reset { get; init; }

    /// <summary>How one gets an account.</summary>
    public required RegistrationRules Registration { get; init; }

    /// <summary>How long codes, links, passwords and sessions live.</summary>
    public Lifetimes Lifetimes { get; init; } = new();

    /// <summary>How often something may be tried.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Regulations and privacy policy.</summary>
    public required LegalDocuments Legal { get; init; }

    /// <summary>The menu after sign-in, in order.</summary>
    public required IReadOnlyList<MenuItem> Menu { get; init; }

    /// <summary>The help page (POMOC).</summary>
    public IReadOnlyList<InfoBlock> Help { get; init; } = [];

    /// <summary>Kinds of applications, notices and complaints that a customer may send.</summary>
    public IReadOnlyList<NoticeType> Notices { get; init; } = [];

    /// <summary>Numbers of them: {yyyy} the year, {MM} the month, {00000} the number in that month with at least so many
    /// digits. Without gaps.</summary>
    public string CaseNumber { get; init; } = "PR/{yyyy}/{MM}/{00000}";

    /// <summary>What may be attached to them.</summary>
    public AttachmentRules Attachments { get; init; } = new();

    /// <summary>Changes of data that customers ask for.</summary>
    public DataChangeRules DataChange { get; init; } = new();

    /// <summary>Readings given by customers.</summary>
    public ReadingRules Readings { get; init; } = new();

    /// <summary>Property managers.</summary>
    public ManagerRules Managers { get; init; } = new();

    /// <summary>Interest for delay, where customers are to see it.</summary>
    public InterestRules Interest { get; init; } = new();

    /// <summary>Within how many days the utility answers.</summary>
    public IReadOnlyList<ComplaintClock> Clocks { get; init; } = [];

    /// <summary>The accessibility declaration; none: the utility owes none, and the page is not there.</summary>
    public AccessibilityDeclaration? Accessibility { get; init; }

    /// <summary>The key of all this utility's rows.</summary>
    [JsonIgnore]
    public UtilityId Id => new(Slug);

    /// <summary>The company with this tax number, or null.</summary>
    public Company? CompanyByNip(string? nip) => Companies.FirstOrDefault(c => c.Nip == nip);
}

/// <summary>Colours and logo.</summary>
public sealed record UtilityLook
{
    /// <summary>The utility's colour as #rrggbb; lighter and darker shades of it are computed, with their contrast.</summary>
    public required string Accent { get; init; }

    /// <summary>Logo: an SVG or PNG beside the profile, by its name; none: the office draws a mark of its own.</summary>
    public string? Logo { get; init; }
}

/// <summary>How a customer reaches the people.</summary>
public sealed record UtilityContact
{
    /// <summary>Name of the customer service: Biuro Obsługi Klienta.</summary>
    public string Office { get; init; } = "Biuro Obsługi Klienta";

    /// <summary>Address in lines.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>Telephone as people write it.</summary>
    public required string Phone { get; init; }

    /// <summary>Telephone for emergencies, by day and night.</summary>
    public string? EmergencyPhone { get; init; }

    /// <summary>E-mail address of the office.</summary>
    public required string Email { get; init; }

    /// <summary>The utility's own pages, https.</summary>
    public string? Website { get; init; }

    /// <summary>Opening hours in lines.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];
}

/// <summary>A seller: what stands on its invoices.</summary>
public sealed record Company
{
    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Name where there is little room: in the header, in lists.</summary>
    public required string ShortName { get; init; }

    /// <summary>Tax number, 10 digits.</summary>
    public required string Nip { get; init; }

    /// <summary>REGON, 9 or 14 digits.</summary>
    public string? Regon { get; init; }

    /// <summary>Bank account, 26 digits; customers may have individual ones.</summary>
    public required string BankAccount { get; init; }

    /// <summary>Name of the bank.</summary>
    public string? Bank { get; init; }

    /// <summary>Street and number.</summary>
    public required string Street { get; init; }

    /// <summary>Post code, 00-000.</summary>
    public required string PostCode { get; init; }

    /// <summary>Town.</summary>
    public required string City { get; init; }

    /// <summary>Logo: an SVG or PNG beside the profile, by its name; shown in the header where there are several
    /// companies, and beside the seller of an invoice.</summary>
    public string? Logo { get; init; }
}

/// <summary>Regulations and privacy policy. Each is the name of a public document of this utility.</summary>
public sealed record LegalDocuments
{
    /// <summary>Regulamin: title under which it is offered.</summary>
    public required string TermsTitle { get; init; }

    /// <summary>Version of the regulations now valid; a new one is shown at sign-in.</summary>
    public required string TermsVersion { get; init; }

    /// <summary>Polityka prywatności or information on data processing: its title.</summary>
    public required string PrivacyTitle { get; init; }

    /// <summary>The title of either.</summary>
    public string TitleOf(LegalKind kind) => kind == LegalKind.Terms ? TermsTitle : PrivacyTitle;

    /// <summary>Who decides over the personal data (administrator danych).</summary>
    public required string DataController { get; init; }

    /// <summary>What is agreed to when e-invoices are switched on.</summary>
    public EInvoiceConsent EInvoice { get; init; } = new();

    /// <summary>What is said of marketing.</summary>
    public MarketingWords Marketing { get; init; } = new();
}

/// <summary>Words on marketing; each is kept with what was said to it as it stood on the screen, at most 2000 signs. Mails
/// of the service itself (invoices, answers, security) need none and go on.</summary>
public sealed record MarketingWords
{
    /// <summary>Consent to be told of offers by e-mail, message and telephone (electronic communications law, art. 398).</summary>
    public string Consent { get; init; } =
        "Zgadzam się na otrzymywanie informacji handlowych pocztą elektroniczną, wiadomościami i telefonicznie. Wiem, że mogę tę zgodę wycofać w każdej chwili.";

    /// <summary>Objection to the use of personal data for marketing (RODO, art. 21).</summary>
    public string Objection { get; init; } =
        "Wyrażam sprzeciw wobec przetwarzania danych osobowych w celach marketingowych lub przekazywania ich innemu administratorowi danych.";

    /// <summary>Version of both: kept with each entry.</summary>
    public string Version { get; init; } = "2026-01";
}

/// <summary>The recipient's acceptance of invoices in electronic form (VAT act, art. 106n).</summary>
public sealed record EInvoiceConsent
{
    /// <summary>The words; kept with each consent as they stood on the screen, at most 2000 signs.</summary>
    public string Text { get; init; } =
        "Zgadzam się na otrzymywanie faktur w formie elektronicznej zamiast papierowej (art. 106n ustawy o podatku od towarów i usług). Wiem, że mogę tę zgodę wycofać w każdej chwili i że faktury będą wtedy znów przychodzić na papierze.";

    /// <summary>Version of these words: kept with each consent.</summary>
    public string Version { get; init; } = "2026-01";
}
