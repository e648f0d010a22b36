using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ebok.Core.Pdf;
using Ebok.Core.Utilities;

namespace Ebok.Core.HumanChecks;

/// <summary>The picture code of the seeds: a few signs to be typed from a picture.</summary>
internal sealed class PictureCode(HumanSeals seals, PdfFonts fonts)
{
    public const int Length = 5;

    // None that looks like another when it is turned or crossed by a line: of 0/O/D/Q, 1/I/L/J, 2/Z, 3/8/B, 4/A, 5/S,
    // 6/G, M/W, P/R/F, U/V one at most.
    private const string Signs = "ACEHKNRTUXY23579";
    private const string Kind = "picture";
    private readonly CodePicture drawing = new(fonts, Signs);

    /// <summary>A new picture's id.</summary>
    public string New(UtilityProfile utility) =>
        seals.Seal(Kind, utility, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString(Signs, Length)));

    /// <summary>The PNG; null: no such id, or too old.</summary>
    public byte[]? Draw(UtilityProfile utility, string? id) =>
        seals.Open(Kind, utility, id) is { } opened
            ? drawing.Draw(
                Encoding.ASCII.GetString(opened.Secret),
                BinaryPrimitives.ReadInt32LittleEndian(opened.Id.ToByteArray())
            )
            : null;

    /// <summary>Which picture the text was read from, and whether it is right; null: no such picture, or nothing typed.</summary>
    public (HumanSeals.Opened Picture, bool IsRight)? Judge(UtilityProfile utility, string? id, string? text)
    {
        var typed = Normalise(text);
        if (typed.Length == 0 || seals.Open(Kind, utility, id) is not { } opened)
            return null;
        return (opened, CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(typed), opened.Secret));
    }

    // Small or capital, with spaces or without: a person reads signs. What is in no code is taken for what it was read for.
    private static string Normalise(string? text) =>
        text is null or { Length: > 100 }
            ? ""
            : string.Concat(text.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c)).Select(Likely));

    private static char Likely(char typed) =>
        typed switch
        {
            '1' => '7',
            '4' => 'A',
            '6' or 'S' => '5',
            'Z' => '2',
            'V' => 'U',
            'B' or '8' => '3',
            _ => typed,
        };
}
