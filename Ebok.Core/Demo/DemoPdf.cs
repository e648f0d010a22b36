using System.Globalization;
using System.Text;

namespace Ebok.Core.Demo;

/// <summary>A small PDF of text lines, as a billing system of old would send: one of the standard typefaces, with an
/// encoding of its own for Polish letters. The portal's own PDFs are made elsewhere.</summary>
internal static class DemoPdf
{
    // Code 128 and up stand for these letters, by their glyph names.
    private const string Letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ–„”³";
    private const string Glyphs =
        "/aogonek /cacute /eogonek /lslash /nacute /oacute /sacute /zacute /zdotaccent "
        + "/Aogonek /Cacute /Eogonek /Lslash /Nacute /Oacute /Sacute /Zacute /Zdotaccent "
        + "/endash /quotedblbase /quotedblright /threesuperior";

    private const int LinesOfPage = 46;

    /// <summary>The file's bytes: the same for the same text.</summary>
    internal static byte[] Make(string title, IReadOnlyList<string> lines)
    {
        var pages = lines.Chunk(LinesOfPage).ToList();
        if (pages.Count == 0)
            pages.Add([]);
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R /Lang (pl-PL) >>",
            Invariant(
                $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + 2 * i} 0 R"))}] >>"
            ),
            $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 {Glyphs}] >> >>",
        };
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            objects.Add(
                Invariant(
                    $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
                )
            );
            var content = new StringBuilder("BT /F 15 Tf 56 780 Td 22 TL\n");
            content.Append('(').Append(Text(title)).Append(") Tj T* /F 10.5 Tf 15 TL\n");
            foreach (var line in page)
                content.Append('(').Append(Text(line)).Append(") ' \n");
            content.Append("ET");
            objects.Add(Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }
        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(Invariant($"{i + 1} 0 obj\n{objects[i]}\nendobj\n"));
        }
        var table = file.Length;
        file.Append(Invariant($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            file.Append(Invariant($"{offset:0000000000} 00000 n \n"));
        file.Append(Invariant($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Text(string text)
    {
        var bytes = new StringBuilder();
        foreach (var c in text)
            if (Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at)
                bytes.Append((char)(128 + at));
            else if (c is '(' or ')' or '\\')
                bytes.Append('\\').Append(c);
            else
                bytes.Append(c < 128 ? c : '?');
        return bytes.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
