using System.Text;

namespace Ebok.Core.Invoices;

/// <summary>A file of an invoice, opened; whoever asked disposes of the stream.</summary>
/// <param name="Name">File name for a download: no character in it means anything to a file system.</param>
/// <param name="ContentType">application/pdf or application/xml.</param>
/// <param name="Tag">Changes when the bytes change.</param>
/// <param name="Content">The bytes; can be read from any place in them.</param>
public sealed record InvoiceFile(string Name, string ContentType, string Tag, Stream Content)
{
    private const int LongestName = 80;

    /// <summary><c>Faktura_FV-2026-10-00123.pdf</c>: the number with a dash for all but letters and digits.</summary>
    public static string NameOf(string number, string ending)
    {
        var name = new StringBuilder();
        foreach (var c in number)
            if (name.Length == LongestName)
                break;
            else if (char.IsLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        return $"Faktura_{name.ToString().Trim('-')}.{ending}";
    }
}
