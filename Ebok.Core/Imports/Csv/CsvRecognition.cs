using System.Text;

namespace Ebok.Core.Imports.Csv;

/// <summary>Finds out how a CSV file is written: its bytes are read once, in pieces.</summary>
internal static class CsvRecognition
{
    internal const string Utf8 = "UTF-8";
    internal const string Utf8Bom = "UTF-8 (BOM)";
    internal const string Windows1250 = "Windows-1250";

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where every byte fits, else Windows-1250, which Polish billing systems of old write.</summary>
    internal static (Encoding Encoding, string Name) EncodingOf(Stream file)
    {
        var buffer = new byte[64 * 1024];
        var decoder = Strict.GetDecoder();
        var characters = new char[Strict.GetMaxCharCount(buffer.Length)];
        var bom = false;
        var first = true;
        try
        {
            int read;
            while ((read = file.Read(buffer)) > 0)
            {
                if (first)
                    bom = buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble);
                first = false;
                decoder.GetChars(buffer.AsSpan(0, read), characters, flush: false);
            }
            decoder.GetChars([], characters, flush: true);
            return (Encoding.UTF8, bom ? Utf8Bom : Utf8);
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1250)!, Windows1250);
        }
        finally
        {
            file.Position = 0;
        }
    }

    /// <summary>; or , by what the heading line has more of.</summary>
    internal static char SeparatorOf(string headings) =>
        headings.Count(c => c == ',') > headings.Count(c => c == ';') ? ',' : ';';

    /// <summary>A heading as it is compared: small letters and digits, no diacritics: "Kod pocztowy" is kodpocztowy.</summary>
    internal static string Fold(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        foreach (var c in heading.Normalize(NormalizationForm.FormD))
            if (c is 'ł' or 'Ł')
                folded.Append('l');
            else if (char.IsAsciiLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }
}
