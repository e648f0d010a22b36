using Ebok.Core.Customers;
using Ebok.Core.Utilities;

namespace Ebok.Core.DataChanges;

/// <summary>The fields of a customer's data: their labels, their values on file, and when two values are one.</summary>
public static class DataFields
{
    /// <summary>Of the correspondence address.</summary>
    public static bool IsOfMailAddress(this DataField field) =>
        field is DataField.MailName or DataField.MailStreet or DataField.MailPostCode or DataField.MailCity;

    /// <summary>As the form calls it: <c>Kod pocztowy</c>.</summary>
    public static string LabelOf(UtilityProfile utility, DataField field)
    {
        ArgumentNullException.ThrowIfNull(utility);
        return utility.DataChange.Fields.FirstOrDefault(f => f.Field == field)?.Label
            ?? DataFieldTexts.ResourceManager.GetString(field.ToString(), DataFieldTexts.Culture)!;
    }

    /// <summary>Where it stands alone: <c>Adres korespondencyjny – Kod pocztowy</c>.</summary>
    public static string FullLabelOf(UtilityProfile utility, DataField field) =>
        field.IsOfMailAddress() ? $"{DataFieldTexts.MailAddress} – {LabelOf(utility, field)}" : LabelOf(utility, field);

    /// <summary>Its column in <c>klienci.csv</c>, by which a billing system finds it in an export.</summary>
    public static string ColumnOf(DataField field) =>
        field switch
        {
            DataField.Name => "nazwa",
            DataField.Nip => "nip",
            DataField.Regon => "regon",
            DataField.Phone => "telefon",
            DataField.Fax => "fax",
            DataField.Email => "email",
            DataField.Street => "ulica",
            DataField.PostCode => "kod_pocztowy",
            DataField.City => "miejscowosc",
            DataField.MailName => "koresp_nazwa",
            DataField.MailStreet => "koresp_ulica",
            DataField.MailPostCode => "koresp_kod_pocztowy",
            DataField.MailCity => "koresp_miejscowosc",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };

    /// <summary>What the file has; null: nothing.</summary>
    internal static string? ValueOf(this Customer customer, DataField field)
    {
        var value = field switch
        {
            DataField.Name => customer.Name,
            DataField.Nip => customer.Nip,
            DataField.Regon => customer.Regon,
            DataField.Phone => customer.Phone,
            DataField.Fax => customer.Fax,
            DataField.Email => customer.Email,
            DataField.Street => customer.Street,
            DataField.PostCode => customer.PostCode,
            DataField.City => customer.City,
            DataField.MailName => customer.MailName,
            DataField.MailStreet => customer.MailStreet,
            DataField.MailPostCode => customer.MailPostCode,
            DataField.MailCity => customer.MailCity,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>Whether the two say the same: numbers by their digits, with or without +48; an e-mail in whatever case;
    /// all else as it stands, runs of spaces aside. Who corrects a capital letter of his name changes something.</summary>
    public static bool AreSame(DataField field, string? one, string? other)
    {
        var (a, b) = (Comparable(field, one), Comparable(field, other));
        return string.Equals(a, b, StringComparison.Ordinal);
    }

    private static string Comparable(DataField field, string? value) =>
        field switch
        {
            DataField.Nip or DataField.Regon or DataField.PostCode or DataField.MailPostCode => Digits(value),
            DataField.Phone or DataField.Fax => WithoutPrefix(value),
            DataField.Email => (value ?? "").Trim().ToUpperInvariant(),
            _ => Folded(value),
        };

    /// <summary>One space for each run of white space, no control characters, none of either at the ends.</summary>
    internal static string Folded(string? value) =>
        string.Join(
            ' ',
            string.Concat((value ?? "").Select(c => char.IsControl(c) ? ' ' : c))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    internal static string Digits(string? value) => string.Concat((value ?? "").Where(char.IsAsciiDigit));

    // +48 and 0048 are Poland; a number of nine digits is one of Poland's.
    private static string WithoutPrefix(string? value)
    {
        var digits = Digits(value).TrimStart('0');
        return digits.Length == 11 && digits.StartsWith("48", StringComparison.Ordinal) ? digits[2..] : digits;
    }
}
