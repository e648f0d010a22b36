using System.Text;

namespace Ebok.Core.Payments;

/// <summary>Texts made fit for a transfer code: without the separator and control characters, and short.</summary>
internal static class TransferText
{
    // Endings that a bank's customer does not miss in the receiver's name.
    private static readonly string[] LegalForms =
    [
        "spółka z ograniczoną odpowiedzialnością",
        "sp. z o.o.",
        "sp. z o. o.",
        "sp.z o.o.",
        "spółka akcyjna",
        "s.a.",
        "s. a.",
    ];

    /// <summary>One line of single spaces without <c>|</c>, control characters and broken surrogates.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = clean.Length > 0;
                continue;
            }
            if (rune.Value == '|' || rune == Rune.ReplacementChar || Rune.IsControl(rune))
                continue;
            if (space)
                clean.Append(' ');
            space = false;
            clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>At most so many characters, cut anywhere but within one.</summary>
    public static string Cut(string text, int length)
    {
        var clean = Clean(text);
        if (clean.Length <= length)
            return clean;
        var end = char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length;
        return clean[..end].TrimEnd();
    }

    /// <summary>At most so many characters, ending with a whole word unless that would lose half of the room.</summary>
    public static string Shorten(string text, int length)
    {
        var clean = Clean(text);
        if (clean.Length <= length)
            return clean;
        var space = clean.LastIndexOf(' ', length);
        var whole = space < 0 ? "" : clean[..space].TrimEnd(' ', ',', ';', '-', '–', '(', '"', '„');
        return whole.Length * 2 >= length ? whole : Cut(clean, length);
    }

    /// <summary>A firm's name: as it is if it fits, else without its legal form, else shortened.</summary>
    public static string Name(string text, int length)
    {
        var clean = Clean(text);
        if (clean.Length <= length)
            return clean;
        foreach (var form in LegalForms)
            if (clean.Length > form.Length && clean.EndsWith(form, StringComparison.OrdinalIgnoreCase))
                return Shorten(clean[..^form.Length].TrimEnd(' ', ','), length);
        return Shorten(clean, length);
    }
}
