using System.Text;

namespace Ebok.Core.Accounts;

/// <summary>What makes two ways of writing a login the same login.</summary>
public static class LoginName
{
    /// <summary>Longest login that is looked at; e-mail addresses end at 254.</summary>
    public const int MaxLength = 256;

    /// <summary>An e-mail without spaces and letter case; of a code or number only its letters and digits, so that
    /// <c>39-29001</c>, <c>39–29001</c> and <c>39 29001</c> are one. Leading zeros count: <c>001234</c>.</summary>
    public static string Normalise(string login)
    {
        ArgumentNullException.ThrowIfNull(login);
        var email = login.Contains('@', StringComparison.Ordinal);
        var result = new StringBuilder(login.Length);
        foreach (var rune in Sound(login).Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (email ? !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) : Rune.IsLetterOrDigit(rune))
                result.Append(Rune.ToUpperInvariant(rune));
        return result.ToString();
    }

    // Normalize throws at half a surrogate pair and at U+FFFE, and anybody can type one. No login has either.
    private static string Sound(string login)
    {
        if (
            !login.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            && !login.Contains('\ufffe', StringComparison.Ordinal)
        )
            return login;
        var sound = new StringBuilder(login.Length);
        foreach (var rune in login.EnumerateRunes())
            if (rune.Value != 0xfffe)
                sound.Append(rune.ToString());
        return sound.ToString();
    }
}
