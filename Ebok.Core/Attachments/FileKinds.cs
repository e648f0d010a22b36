using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Attachments;

/// <summary>Endings, types and names of what is attached.</summary>
public static class FileKinds
{
    private const int LongestName = 100;

    /// <summary>Type for the answer's header.</summary>
    public static string ContentType(this AttachmentKind kind) =>
        kind switch
        {
            AttachmentKind.Pdf => "application/pdf",
            AttachmentKind.Jpeg => "image/jpeg",
            AttachmentKind.Png => "image/png",
            AttachmentKind.Heic => "image/heic",
            AttachmentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            AttachmentKind.Odt => "application/vnd.oasis.opendocument.text",
            _ => "text/plain",
        };

    /// <summary>Endings by which files of the kind are known, the usual one first: <c>.jpg</c>.</summary>
    public static IReadOnlyList<string> Endings(this AttachmentKind kind) =>
        kind switch
        {
            AttachmentKind.Jpeg => [".jpg", ".jpeg"],
            AttachmentKind.Heic => [".heic", ".heif"],
            AttachmentKind.Pdf => [".pdf"],
            AttachmentKind.Png => [".png"],
            AttachmentKind.Docx => [".docx"],
            AttachmentKind.Odt => [".odt"],
            _ => [".txt"],
        };

    /// <summary>A name that can stand in a message and in a folder: no path, no line breaks or signs that turn the text
    /// round, nothing that a file system forbids, at most 100 signs.</summary>
    internal static string Cleaned(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            if (
                Rune.GetUnicodeCategory(rune)
                    is not (
                        System.Globalization.UnicodeCategory.Control
                        or System.Globalization.UnicodeCategory.Format
                        or System.Globalization.UnicodeCategory.LineSeparator
                        or System.Globalization.UnicodeCategory.ParagraphSeparator
                    )
                && rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or 0xFFFD)
            )
                clean.Append(rune);
        var text = clean.ToString().Trim(' ', '.');
        if (text.Length > LongestName)
            text = text[..(LongestName - 10)].TrimEnd() + "…" + text[^9..];
        return text;
    }

    /// <summary>The cleaned name, with the ending of what the file is, whatever it was called.</summary>
    internal static string NameOf(string? name, AttachmentKind kind)
    {
        var clean = Cleaned(name);
        var endings = kind.Endings();
        if (endings.Any(e => clean.EndsWith(e, StringComparison.OrdinalIgnoreCase) && clean.Length > e.Length))
            return clean;
        var bare = Path.GetFileNameWithoutExtension(clean).Trim(' ', '.');
        return (bare.Length == 0 ? "plik" : bare) + endings[0];
    }
}
