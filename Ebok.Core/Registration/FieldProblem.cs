using Ebok.Core.Accounts;

namespace Ebok.Core.Registration;

/// <summary>What is wrong with the shape of a value: told beside its field. Nothing here looks at data on file.</summary>
public enum FieldProblemKind
{
    /// <summary>Must be filled in.</summary>
    Missing,

    /// <summary>Must be ticked.</summary>
    MustAccept,

    /// <summary>Not in the customer code's pattern.</summary>
    CodePattern,

    /// <summary>Not an e-mail address.</summary>
    EmailShape,

    /// <summary>Not a telephone number.</summary>
    PhoneShape,

    /// <summary>Not an amount.</summary>
    AmountShape,

    /// <summary>Does not begin with the digits that are the customer's number.</summary>
    InvoiceStart,

    /// <summary>Digits only, 10 of them.</summary>
    NipDigits,

    /// <summary>The check digit does not fit: a typing mistake.</summary>
    NipCheck,

    /// <summary>A company must give its NIP.</summary>
    NipMissing,

    /// <summary>Only companies fill it in.</summary>
    NipOfPerson,

    /// <summary>Neither 10 nor 11 digits.</summary>
    NipOrPeselDigits,

    /// <summary>11 digits that are no PESEL.</summary>
    PeselCheck,

    /// <summary>Fails the profile's rules for passwords.</summary>
    WeakPassword,

    /// <summary>Not the same password.</summary>
    PasswordsDiffer,

    /// <summary>Not 8 digits and letters from a to f.</summary>
    OneTimeCodeShape,

    /// <summary>Not one of the answers.</summary>
    NoChoice,

    /// <summary>Not the code that was sent.</summary>
    WrongCode,

    /// <summary>The code's time is over.</summary>
    CodeExpired,

    /// <summary>The code was tried too often, or none was sent.</summary>
    CodeDead,
}

/// <summary>A problem, and for a password which rules it fails.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Unmet">Rules that the password fails.</param>
public sealed record FieldProblem(FieldProblemKind Kind, IReadOnlyList<PasswordRule>? Unmet = null);
