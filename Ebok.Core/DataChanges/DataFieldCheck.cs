using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.DataChanges;

/// <summary>What is wrong with a value. Each has a text of its own.</summary>
public enum DataProblem
{
    /// <summary>It must not be empty.</summary>
    Missing,

    /// <summary>More characters than are taken.</summary>
    TooLong,

    /// <summary>A NIP is 10 digits.</summary>
    NipDigits,

    /// <summary>Its check digit is wrong.</summary>
    NipCheck,

    /// <summary>A REGON is 9 or 14 digits.</summary>
    RegonDigits,

    /// <summary>Its check digit is wrong.</summary>
    RegonCheck,

    /// <summary>No telephone number.</summary>
    PhoneShape,

    /// <summary>No e-mail address.</summary>
    EmailShape,

    /// <summary>A post code is 00-000.</summary>
    PostCodeShape,
}

/// <summary>A field that is to be put right.</summary>
public sealed record BadField(DataField Field, DataProblem Problem);

/// <summary>Some fields are to be put right; nothing was stored.</summary>
public sealed record BadData(IReadOnlyList<BadField> Fields) : Refusal;

/// <summary>Reads what was typed into the form. Pure.</summary>
public static class DataFieldCheck
{
    /// <summary>Most characters of a field.</summary>
    public static int LongestOf(DataField field) =>
        field switch
        {
            DataField.Name or DataField.MailName => 300,
            DataField.Email => 254,
            DataField.Nip or DataField.Regon or DataField.Phone or DataField.Fax => 40,
            DataField.PostCode or DataField.MailPostCode => 10,
            _ => 200,
        };

    /// <summary>Whether the form needs it; of the correspondence address: where there is one.</summary>
    public static bool IsRequired(DataField field) =>
        field
            is DataField.Name
                or DataField.Street
                or DataField.PostCode
                or DataField.City
                or DataField.MailStreet
                or DataField.MailCity;

    /// <summary>The value as stored (null: nothing), or what is wrong with it.</summary>
    internal static (string? Value, DataProblem? Problem) Read(DataField field, string? typed)
    {
        var text = DataFields.Folded(typed);
        if (text.Length == 0)
            return (null, IsRequired(field) ? DataProblem.Missing : null);
        if (text.Length > LongestOf(field))
            return (null, DataProblem.TooLong);
        return field switch
        {
            DataField.Nip => IsNumber(text, 10) is false ? (null, DataProblem.NipDigits)
            : Nip.TryParse(text, out var nip) ? (nip.Digits, null)
            : (null, DataProblem.NipCheck),
            DataField.Regon => !IsNumber(text, 9) && !IsNumber(text, 14) ? (null, DataProblem.RegonDigits)
            : Regon.TryParse(text, out var regon) ? (regon.Digits, null)
            : (null, DataProblem.RegonCheck),
            DataField.Phone or DataField.Fax => FieldCheck.IsPhone(text)
                ? (text, null)
                : (null, DataProblem.PhoneShape),
            DataField.Email => FieldCheck.IsEmail(text) ? (text, null) : (null, DataProblem.EmailShape),
            DataField.PostCode or DataField.MailPostCode => PostCode(text) is { } code
                ? (code, null)
                : (null, DataProblem.PostCodeShape),
            _ => (text, null),
        };
    }

    // 856-734-62-15 and "856 734 62 15" are numbers too.
    private static bool IsNumber(string text, int digits) =>
        text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-') && text.Count(char.IsAsciiDigit) == digits;

    // 85-315, 85 315 and 85315.
    private static string? PostCode(string text)
    {
        var digits = DataFields.Digits(text);
        return digits.Length == 5 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '\u2013')
            ? $"{digits[..2]}-{digits[2..]}"
            : null;
    }
}
