using System.Net.Mail;
using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Registration;

/// <summary>Looks at the shape of what is typed, the same while one types and when the form is sent. Pure.</summary>
public static class FieldCheck
{
    /// <summary>Values of <see cref="FieldKey.RegisteredAs"/>.</summary>
    public const string Person = "Person";

    /// <summary>Values of <see cref="FieldKey.RegisteredAs"/>.</summary>
    public const string Firm = "Company";

    /// <summary>Values of boxes and of TAK/NIE.</summary>
    public const string Yes = "True";

    /// <summary>Values of TAK/NIE.</summary>
    public const string No = "False";

    /// <summary>The first problem of a field, or null.</summary>
    /// <param name="utility">Whose form.</param>
    /// <param name="field">The field as the profile has it.</param>
    /// <param name="values">All values typed so far, passwords too.</param>
    public static FieldProblem? Problem(
        UtilityProfile utility,
        FormField field,
        IReadOnlyDictionary<FieldKey, string> values
    )
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        if (field.Locked)
            return null;
        var typed = values.GetValueOrDefault(field.Field) ?? "";
        if (field.Field == FieldKey.Nip)
            return NipProblem(typed, values.GetValueOrDefault(FieldKey.RegisteredAs), field.Required) is { } nip
                ? new(nip)
                : null;
        if (string.IsNullOrWhiteSpace(typed) || IsBox(field.Field) && typed != Yes)
            return !field.Required ? null
                : IsBox(field.Field) ? new(FieldProblemKind.MustAccept)
                : new(FieldProblemKind.Missing);
        if (field.Field == FieldKey.Password)
            return PasswordCheck.Unmet(typed, utility, Typed.Login(utility, values) ?? "") is { Count: > 0 } unmet
                ? new(FieldProblemKind.WeakPassword, unmet)
                : null;
        return ProblemOf(utility, field.Field, typed, values) is { } kind ? new(kind) : null;
    }

    /// <summary>Whether the field is a single box to tick.</summary>
    public static bool IsBox(FieldKey field) =>
        field
            is FieldKey.AcceptTerms
                or FieldKey.AcceptPrivacy
                or FieldKey.ConsentToProcessing
                or FieldKey.ObjectToMarketing
                or FieldKey.DataAreCorrect;

    private static FieldProblemKind? ProblemOf(
        UtilityProfile utility,
        FieldKey field,
        string typed,
        IReadOnlyDictionary<FieldKey, string> values
    ) =>
        field switch
        {
            FieldKey.CustomerCode when utility.CustomerCode.Normalise(typed) is null => FieldProblemKind.CodePattern,
            FieldKey.Email when !IsEmail(typed) => FieldProblemKind.EmailShape,
            FieldKey.Phone when !IsPhone(typed) => FieldProblemKind.PhoneShape,
            FieldKey.InvoiceGross when Typed.Amount(typed) is null => FieldProblemKind.AmountShape,
            FieldKey.InvoiceNumber
                when utility.CustomerCode.FirstDigitsOfInvoiceNumber > 0 && Typed.Code(utility, values) is null =>
                FieldProblemKind.InvoiceStart,
            FieldKey.NipOrPesel => NipOrPeselProblem(typed),
            FieldKey.PasswordAgain when typed != values.GetValueOrDefault(FieldKey.Password) =>
                FieldProblemKind.PasswordsDiffer,
            FieldKey.OneTimeCode when !IsCode(typed) => FieldProblemKind.OneTimeCodeShape,
            FieldKey.Company when utility.CompanyByNip(typed) is null => FieldProblemKind.NoChoice,
            FieldKey.RegisteredAs when typed is not (Person or Firm) => FieldProblemKind.NoChoice,
            FieldKey.EInvoice when typed is not (Yes or No) => FieldProblemKind.NoChoice,
            _ => null,
        };

    private static FieldProblemKind? NipProblem(string typed, string? registeredAs, bool required)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return required || registeredAs == Firm ? FieldProblemKind.NipMissing : null;
        if (registeredAs == Person)
            return FieldProblemKind.NipOfPerson;
        if (typed.Length != 10 || !typed.All(char.IsAsciiDigit))
            return FieldProblemKind.NipDigits;
        return Nip.TryParse(typed, out _) ? null : FieldProblemKind.NipCheck;
    }

    private static FieldProblemKind? NipOrPeselProblem(string typed) =>
        Typed.Digits(typed).Length switch
        {
            10 => Nip.TryParse(Typed.Digits(typed), out _) ? null : FieldProblemKind.NipCheck,
            11 => Pesel.TryParse(Typed.Digits(typed), out _) ? null : FieldProblemKind.PeselCheck,
            _ => FieldProblemKind.NipOrPeselDigits,
        };

    /// <summary>An address to which a mail can go, by its shape.</summary>
    internal static bool IsEmail(string typed) =>
        typed.Length <= 254
        && MailAddress.TryCreate(typed, out var address)
        && address.Address == typed
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith('.')
        && !typed.Any(char.IsWhiteSpace)
        && !typed.Contains('"', StringComparison.Ordinal);

    /// <summary>A telephone number by its shape: 9 to 15 digits, with what people write between them.</summary>
    internal static bool IsPhone(string typed) =>
        typed.All(c => char.IsAsciiDigit(c) || c is ' ' or '\u00a0' or '+' or '-' or '(' or ')')
        && typed.Count(char.IsAsciiDigit) is >= 9 and <= 15;

    private static bool IsCode(string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        return code.Length == 8 && code.All(char.IsAsciiHexDigit);
    }
}
