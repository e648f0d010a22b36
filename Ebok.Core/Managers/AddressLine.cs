using System.Text.RegularExpressions;
using Ebok.Core.CustomerSearch;
using Ebok.Core.Shared;

namespace Ebok.Core.Managers;

/// <summary>How well a typed address fits that of a supply point.</summary>
internal enum AddressFit
{
    /// <summary>Another place.</summary>
    None,

    /// <summary>Maybe: a word shortened or with a slip, another post code, a flat of the building.</summary>
    Near,

    /// <summary>Street, number and whatever else was typed are the point's.</summary>
    Same,
}

/// <summary>An address taken apart: <c>al. Ks. Skargi 12A/3, 41-300 Dąbrowa Górnicza</c> is the words ks, skargi, dabrowa,
/// gornicza, the number 12a, the flat 3, the post code. Kinds of streets (ul., al., os.) say nothing.</summary>
internal sealed partial record AddressLine(IReadOnlyList<string> Words, string? Number, string? Flat, string? PostCode)
{
    public static AddressLine Parse(string text)
    {
        var folded = Folded.Text(text);
        var post = PostCodes().Match(folded);
        if (post.Success)
            folded = folded.Remove(post.Index, post.Length);
        // The first number after a word: in "3 Maja 12" the last one of the street's part.
        var parts = SearchText.Words(folded).Distinct().ToList();
        var numbers = parts.Where(p => char.IsAsciiDigit(p[0])).ToList();
        var number = numbers.Count > 0 ? numbers[^1].Split('/') : [];
        return new(
            [.. parts.Where(p => !char.IsAsciiDigit(p[0]) || numbers.Count > 1 && p != numbers[^1])],
            number.Length > 0 ? number[0] : null,
            number.Length > 1 ? number[1] : null,
            post.Success ? post.Value.Replace(" ", "", StringComparison.Ordinal) : null
        );
    }

    /// <summary>How this, which was typed, fits the address on file.</summary>
    public AddressFit FitTo(AddressLine file)
    {
        if (Words.Count == 0 || Number is null || Number != file.Number)
            return AddressFit.None;
        var same = true;
        foreach (var word in Words)
        {
            if (file.Words.Contains(word))
                continue;
            same = false;
            if (!file.Words.Any(f => IsNear(word, f)))
                return AddressFit.None;
        }
        same &= PostCode is null || file.PostCode is null || PostCode == file.PostCode;
        same &= Flat == file.Flat;
        return same ? AddressFit.Same : AddressFit.Near;
    }

    // Shortened (ks, bohat) or with a slip.
    private static bool IsNear(string typed, string onFile) =>
        onFile.StartsWith(typed, StringComparison.Ordinal)
        || SearchText.MayHaveSlip(typed) && SearchText.IsSlipOf(typed, onFile);

    [GeneratedRegex(@"\b[0-9]{2}\s?-\s?[0-9]{3}\b")]
    private static partial Regex PostCodes();
}
