using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Pdf;
using static System.FormattableString;

namespace Ebok.Core.Pdf;

/// <summary>The end of a file that PDFsharp wrote. Its last object is the metadata (XMP), in which PDFsharp puts the
/// title as it is, so that an ampersand breaks the XML, and numbers by chance; no setting and no object before saving has
/// a hold of it. Here it is replaced, and with it the one number that points behind it.</summary>
internal static class PdfTail
{
    // "0000012345 00000 n \n": as the cross-reference table says where an object is.
    private const int LineOfTable = 20;

    /// <summary>What tells this document from others, in place of numbers by chance: 16 bytes.</summary>
    public static string IdOf(PdfDocumentInformation info, DateTime created) =>
        Encoding.Latin1.GetString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{info.Title}\n{info.Author}\n{created:O}")).AsSpan(0, 16)
        );

    /// <summary>The file with its metadata as they should be.</summary>
    public static byte[] WithMetadata(ReadOnlySpan<byte> file, PdfDocumentInformation info, DateTime created)
    {
        var pointer = file.LastIndexOf("startxref\n"u8) + "startxref\n".Length;
        var table = Number(file[pointer..]);
        var trailer = table + file[table..].IndexOf("trailer"u8);
        var last = Number(file[(trailer - LineOfTable)..]);
        var xmp = Encoding.UTF8.GetBytes(Xmp(info, created));
        var written = new MemoryStream(file.Length + xmp.Length);
        written.Write(file[..last]);
        Write(Invariant($"{Number(file[last..])} 0 obj\n<</Type/Metadata/Subtype/XML/Length {xmp.Length}>>\nstream\n"));
        written.Write(xmp);
        Write("\nendstream\nendobj\n");
        var moved = written.Length;
        written.Write(file[table..pointer]);
        Write(Invariant($"{moved}\n%%EOF\n"));
        return written.ToArray();

        void Write(string text) => written.Write(Encoding.ASCII.GetBytes(text));
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        int.Parse(text[..text.IndexOfAnyExceptInRange((byte)'0', (byte)'9')], CultureInfo.InvariantCulture);

    private static string Xmp(PdfDocumentInformation info, DateTime created)
    {
        var date = created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
            + $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{SecurityElement.Escape(info.Title)}</rdf:li></rdf:Alt></dc:title>"
            + $"<dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(info.Author)}</rdf:li></rdf:Seq></dc:creator>"
            + "<dc:language><rdf:Bag><rdf:li>pl-PL</rdf:li></rdf:Bag></dc:language>"
            + $"<xmp:CreatorTool>{SecurityElement.Escape(info.Creator)}</xmp:CreatorTool>"
            + $"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
            + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    }
}
