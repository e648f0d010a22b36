namespace Ebok.Core.Utilities;

/// <summary>How one gets an account (R1–R4, T1–T4, K1–K3, Q1, M1–M2, W4).</summary>
public sealed record RegistrationRules
{
    /// <summary>Heading and button: Rejestracja.</summary>
    public string Title { get; init; } = "Rejestracja";

    /// <summary>What to have at hand, item by item.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Whether fields that must be filled carry a star, and not those that may be left empty the word "optional".</summary>
    public bool StarRequired { get; init; }

    /// <summary>The steps in order; what is typed is kept at each.</summary>
    public required IReadOnlyList<RegistrationStep> Steps { get; init; }

    /// <summary>What is compared with the data on file.</summary>
    public required IReadOnlyList<ProofRule> Proofs { get; init; }

    /// <summary>Who compares.</summary>
    public ProofJudge Judge { get; init; } = ProofJudge.Rules;

    /// <summary>How it is made sure that a person registers.</summary>
    public HumanCheck HumanCheck { get; init; } = HumanCheck.ProofOfWork;

    /// <summary>How the e-mail address is confirmed.</summary>
    public required EmailConfirmation Confirmation { get; init; }

    /// <summary>How the customer gets what he signs in with.</summary>
    public required CredentialDelivery Credential { get; init; }
}

/// <summary>One page of the registration.</summary>
public sealed record RegistrationStep
{
    /// <summary>Name of the step.</summary>
    public required string Title { get; init; }

    /// <summary>Text above the fields.</summary>
    public string? Lead { get; init; }

    /// <summary>The fields in order.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Text of the button: Potwierdź, Wyślij.</summary>
    public required string Submit { get; init; }

    /// <summary>Whether the human check stands on this page.</summary>
    public bool HumanCheck { get; init; }

    /// <summary>Whether leaving this step sends the one-time code to the e-mail.</summary>
    public bool SendsCode { get; init; }
}

/// <summary>A field of a form that the profile composes.</summary>
public sealed record FormField
{
    /// <summary>What it is.</summary>
    public required FieldKey Field { get; init; }

    /// <summary>Label in the utility's words.</summary>
    public required string Label { get; init; }

    /// <summary>Hint under the label.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether it must be filled.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Shown filled in from an earlier step, not to be changed.</summary>
    public bool Locked { get; init; }
}

/// <summary>What a field of a registration or reset is.</summary>
public enum FieldKey
{
    /// <summary>Customer code, in its pattern.</summary>
    CustomerCode,

    /// <summary>Login, where it is shown by itself.</summary>
    Login,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Mobile or other telephone.</summary>
    Phone,

    /// <summary>Which of the companies the invoice is of.</summary>
    Company,

    /// <summary>Number of a late invoice.</summary>
    InvoiceNumber,

    /// <summary>Number of a late invoice or of the contract.</summary>
    InvoiceOrContractNumber,

    /// <summary>Gross amount of that invoice.</summary>
    InvoiceGross,

    /// <summary>Osoba fizyczna or Firma.</summary>
    RegisteredAs,

    /// <summary>Name of the buyer, as on the invoice.</summary>
    BuyerName,

    /// <summary>Address of the buyer.</summary>
    BuyerAddress,

    /// <summary>NIP, companies only.</summary>
    Nip,

    /// <summary>NIP or PESEL.</summary>
    NipOrPesel,

    /// <summary>Own password.</summary>
    Password,

    /// <summary>The same again.</summary>
    PasswordAgain,

    /// <summary>The code that went to the e-mail.</summary>
    OneTimeCode,

    /// <summary>E-invoices: yes or no.</summary>
    EInvoice,

    /// <summary>Regulations accepted.</summary>
    AcceptTerms,

    /// <summary>Privacy policy accepted or read.</summary>
    AcceptPrivacy,

    /// <summary>Consent to the processing of data.</summary>
    ConsentToProcessing,

    /// <summary>Objection to marketing.</summary>
    ObjectToMarketing,

    /// <summary>Responsible for the correctness of the data.</summary>
    DataAreCorrect,
}

/// <summary>One comparison with the data on file.</summary>
public sealed record ProofRule
{
    /// <summary>What is compared.</summary>
    public required ProofKind Kind { get; init; }

    /// <summary>For an invoice: one of how many last ones.</summary>
    public int LastInvoices { get; init; } = 3;

    /// <summary>For a name: whether first and last name may stand in any order.</summary>
    public bool AnyNameOrder { get; init; }

    /// <summary>For a number: whether spaces and letter case are put right before it is compared.</summary>
    public bool IgnoreSpacesAndCase { get; init; } = true;
}

/// <summary>What is compared.</summary>
public enum ProofKind
{
    /// <summary>The customer code exists.</summary>
    CustomerCodeExists,

    /// <summary>The invoice is one of the last ones.</summary>
    LateInvoice,

    /// <summary>The invoice is one of the last ones, or the number is the contract's.</summary>
    LateInvoiceOrContract,

    /// <summary>The amount is that invoice's.</summary>
    GrossOfInvoice,

    /// <summary>The name is that of the invoice's buyer.</summary>
    NameOnInvoice,

    /// <summary>The address is the one on file.</summary>
    AddressOnFile,

    /// <summary>A company's NIP is the one on file.</summary>
    NipOfCompany,

    /// <summary>The NIP or PESEL is the one on file.</summary>
    NipOrPeselOnFile,
}

/// <summary>Who compares the data with the file.</summary>
public enum ProofJudge
{
    /// <summary>The office at once, by the proofs.</summary>
    Rules,

    /// <summary>An operator, who approves or refuses (K3).</summary>
    Operator,
}

/// <summary>How it is made sure that a person registers (R4).</summary>
public enum HumanCheck
{
    /// <summary>The browser works a little; nothing to read, nothing to solve.</summary>
    ProofOfWork,

    /// <summary>The code from a picture, with a way round it.</summary>
    Picture,
}

/// <summary>How the e-mail address is confirmed.</summary>
public enum EmailConfirmation
{
    /// <summary>By typing the one-time code that was sent to it.</summary>
    Code,

    /// <summary>By clicking the link that was sent to it.</summary>
    Link,

    /// <summary>By the temporary password that is sent to it.</summary>
    TemporaryPassword,
}

/// <summary>How the customer gets what he signs in with.</summary>
public enum CredentialDelivery
{
    /// <summary>He chooses a password while he registers.</summary>
    OwnPassword,

    /// <summary>A temporary password by e-mail.</summary>
    TemporaryPasswordByMail,

    /// <summary>A letter with login and one-time password, printed by staff, sent by post.</summary>
    Letter,
}
