namespace Ebok.Core.Utilities;

/// <summary>The number by which the utility knows a customer.</summary>
public sealed record CustomerCodeRule
{
    /// <summary>In this utility's words: Kod Klienta, Kod płatnika, Nr ewidencyjny nabywcy, Numer użytkownika.</summary>
    public required string Label { get; init; }

    /// <summary>Shorter, where the seeds' forms are: Nr ew. nabywcy.</summary>
    public string? ShortLabel { get; init; }

    /// <summary>Regular expression of the whole code.</summary>
    public required string Pattern { get; init; }

    /// <summary>The pattern in words: 8 znaków, tak jak na fakturze.</summary>
    public required string PatternText { get; init; }

    /// <summary>A code as it could be.</summary>
    public required string Example { get; init; }

    /// <summary>Where on the invoice it stands, in words.</summary>
    public required string WhereOnInvoice { get; init; }

    /// <summary>Whether 1234 stands for 001234: missing zeros in front are filled up to this length; 0: never.</summary>
    public int PadZerosTo { get; init; }

    /// <summary>Whether 3929001 and 39 29001 stand for 39-29001.</summary>
    public bool IgnoreSeparators { get; init; }

    /// <summary>Set where the code is the first digits of the invoice number: how many.</summary>
    public int FirstDigitsOfInvoiceNumber { get; init; }
}

/// <summary>What one signs in with.</summary>
public enum LoginKind
{
    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Customer code, in the customer's pattern.</summary>
    CustomerCode,

    /// <summary>User number.</summary>
    UserNumber,
}

/// <summary>What one signs in with, and the words of that page.</summary>
public sealed record SignInRules
{
    /// <summary>What the login is.</summary>
    public required LoginKind Kind { get; init; }

    /// <summary>Heading: Logowanie.</summary>
    public string Title { get; init; } = "Logowanie";

    /// <summary>A sentence under the heading.</summary>
    public string? Lead { get; init; }

    /// <summary>Label of the login: E-mail, Użytkownik, Kod Klienta.</summary>
    public required string LoginLabel { get; init; }

    /// <summary>Hint under the login.</summary>
    public string? LoginHint { get; init; }

    /// <summary>Label of the password.</summary>
    public string PasswordLabel { get; init; } = "Hasło";

    /// <summary>Text of the button.</summary>
    public string Submit { get; init; } = "Zaloguj się";

    /// <summary>Label of the box that keeps one signed in; null: not offered.</summary>
    public string? RememberMe { get; init; }

    /// <summary>Leads to the password reset.</summary>
    public required LinkText Reset { get; init; }

    /// <summary>Leads to the registration.</summary>
    public required LinkText Register { get; init; }

    /// <summary>Leads to a notice without sign-in (K12); none: not offered.</summary>
    public LinkText? SendNotice { get; init; }

    /// <summary>What stands around the login at the top right after sign-in; null: "zalogowany jako: 001234".</summary>
    public Greeting? Greeting { get; init; }

    /// <summary>What stands on the start page beside the sign-in: what the office is good for, how to get an account.</summary>
    public IReadOnlyList<InfoBlock> Info { get; init; } = [];
}

/// <summary>What a signed-in customer is greeted with: "Witaj, 001234 !".</summary>
public sealed record Greeting
{
    /// <summary>Text before the login.</summary>
    public required string Before { get; init; }

    /// <summary>Text after the login.</summary>
    public string? After { get; init; }
}

/// <summary>A link within a sentence.</summary>
public sealed record LinkText
{
    /// <summary>Text before the link.</summary>
    public string? Before { get; init; }

    /// <summary>Text of the link.</summary>
    public required string Link { get; init; }

    /// <summary>Text after the link.</summary>
    public string? After { get; init; }
}

/// <summary>A question and its answer, or a heading and its text.</summary>
public sealed record InfoBlock
{
    /// <summary>Heading.</summary>
    public required string Title { get; init; }

    /// <summary>Paragraphs; one that starts with "- " is an item of a list.</summary>
    public required IReadOnlyList<string> Text { get; init; }
}

/// <summary>What a password must be. A new utility gets CERT Polska's rules: 12 characters, no composition.</summary>
public sealed record PasswordPolicy
{
    /// <summary>Least length, in characters.</summary>
    public int MinLength { get; init; } = 12;

    /// <summary>Greatest length, in characters; at least 64.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>How many of the four groups (capital, small letter, digit, special) must be there.</summary>
    public int GroupsOfFour { get; init; }

    /// <summary>At least one letter.</summary>
    public bool Letter { get; init; }

    /// <summary>At least one digit.</summary>
    public bool Digit { get; init; }

    /// <summary>Whether the list of the most common passwords is refused; a sentence of the seeds never turns it off.</summary>
    public bool RefuseCommon { get; init; } = true;

    /// <summary>Words that a password must not consist of, beside the utility's name: woda, faktura …</summary>
    public IReadOnlyList<string> RefuseWords { get; init; } = [];

    /// <summary>The rule in the utility's own words.</summary>
    public string? Text { get; init; }
}

/// <summary>How long codes, links, passwords and sessions live.</summary>
public sealed record Lifetimes
{
    /// <summary>Activation code of a password reset, in minutes.</summary>
    public int ActivationCodeMinutes { get; init; } = 15;

    /// <summary>One-time code of a registration, in minutes.</summary>
    public int RegistrationCodeMinutes { get; init; } = 15;

    /// <summary>Link that confirms an e-mail address, in hours.</summary>
    public int ActivationLinkHours { get; init; } = 48;

    /// <summary>Temporary password sent by e-mail, in hours.</summary>
    public int TemporaryPasswordHours { get; init; } = 72;

    /// <summary>One-time password sent by post, in days.</summary>
    public int LetterPasswordDays { get; init; } = 30;

    /// <summary>Draft of a registration, in days.</summary>
    public int DraftDays { get; init; } = 14;

    /// <summary>A session without any request, in minutes.</summary>
    public int SessionIdleMinutes { get; init; } = 30;

    /// <summary>A session at all, in hours.</summary>
    public int SessionHours { get; init; } = 12;

    /// <summary>A session that is to be remembered, in days.</summary>
    public int RememberDays { get; init; } = 30;
}

/// <summary>How often something may be tried; what they are for is in security.md.</summary>
public sealed record Limits
{
    /// <summary>Wrong passwords in a row before the account waits.</summary>
    public int SignInTries { get; init; } = 5;

    /// <summary>First wait after them, in seconds; it doubles each time.</summary>
    public int FirstLockoutSeconds { get; init; } = 60;

    /// <summary>Longest wait, in minutes.</summary>
    public int LongestLockoutMinutes { get; init; } = 60;

    /// <summary>Tries of one code.</summary>
    public int CodeTries { get; init; } = 5;

    /// <summary>Codes an hour for one account.</summary>
    public int CodesPerHour { get; init; } = 3;

    /// <summary>Codes a day for one account.</summary>
    public int CodesPerDay { get; init; } = 5;

    /// <summary>Failed proofs a day for one customer code.</summary>
    public int ProofsPerCustomer { get; init; } = 5;

    /// <summary>Failed proofs a day from one address.</summary>
    public int ProofsPerAddress { get; init; } = 20;

    /// <summary>Failed proofs a day from one network (/24).</summary>
    public int ProofsPerNetwork { get; init; } = 100;

    /// <summary>Failed proofs an hour in all; above it the human check gets harder.</summary>
    public int ProofsPerHour { get; init; } = 200;
}
